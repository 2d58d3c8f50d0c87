import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { identityOfProcess } from '../../auth/identity.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { Notice, TextLink } from '../../ui/index.ts';
import { EntryCard } from '../entry-card.tsx';
import { ForgottenForm } from './forgotten-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('forgotten.title') };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('signIn');
  const { isDemonstration, hasMail } = (await identityOfProcess()).settings;
  const isPossible = hasMail || isDemonstration;
  return (
    <EntryCard text={isPossible && t('forgotten.text')} title={t('forgotten.title')}>
      {isPossible ? (
        <Words of={['signIn']}>
          <ForgottenForm />
        </Words>
      ) : (
        <div className="flex flex-col gap-3">
          <Notice tone="notice">{t('forgotten.noMail')}</Notice>
          <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-xs">
            npm run -s ratecraft -- person link --email …
          </pre>
        </div>
      )}
      {isDemonstration && !hasMail && <p className="text-muted text-xs">{t('forgotten.outbox')}</p>}
      <p className="text-sm">
        <TextLink href={paths.signIn()}>{t('back')}</TextLink>
      </p>
    </EntryCard>
  );
}

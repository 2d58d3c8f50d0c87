import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { safeNext } from '../../../auth/safe-next.ts';
import { Words } from '../../../i18n/words.tsx';
import { EntryCard } from '../../entry-card.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('secondFactor.title') };
}

type Props = PageProps<'/sign-in/second-factor'>;

export default async function SecondFactorPage({ searchParams }: Props) {
  const { next, recovery } = await searchParams;
  const t = await getTranslations('signIn.secondFactor');
  const isRecovery = recovery === '1';
  return (
    <EntryCard text={t(isRecovery ? 'recoveryText' : 'text')} title={t('title')}>
      <Words of={['signIn']}>
        <SecondFactorForm isRecovery={isRecovery} next={safeNext(next)} />
      </Words>
    </EntryCard>
  );
}

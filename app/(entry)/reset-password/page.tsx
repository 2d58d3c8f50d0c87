import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Words } from '../../i18n/words.tsx';
import { EntryCard } from '../entry-card.tsx';
import { ResetForm } from './reset-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('signIn'))('reset.title');
  // The address holds the link's secret: no page that follows may be told it.
  return { title, referrer: 'no-referrer' };
}

export default async function ResetPasswordPage({ searchParams }: PageProps<'/reset-password'>) {
  const { token } = await searchParams;
  const t = await getTranslations('signIn.reset');
  return (
    <EntryCard title={t('title')}>
      <Words of={['signIn']}>
        <ResetForm token={typeof token === 'string' ? token : ''} />
      </Words>
    </EntryCard>
  );
}

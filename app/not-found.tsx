import type { Metadata } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { paths } from './paths.ts';
import { Notice } from './shell/notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notFound'))('title') };
}

export default function NotFoundPage() {
  const t = useTranslations('notFound');
  return (
    <Notice title={t('title')}>
      <p>{t('text')}</p>
      <Link className="mt-4 inline-block text-accent underline" href={paths.billRuns()}>
        {t('back')}
      </Link>
    </Notice>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { Notice } from './shell/notice.tsx';

export default function FailurePage({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('failure');
  return (
    <Notice role="alert" title={t('title')}>
      <p>{t('text')}</p>
      <button
        className="mt-4 h-8 cursor-pointer rounded-md bg-accent px-3 text-on-accent"
        onClick={retry}
        type="button"
      >
        {t('retry')}
      </button>
    </Notice>
  );
}

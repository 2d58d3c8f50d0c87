import { useTranslations } from 'next-intl';
import { paths } from '../../paths.ts';
import { Notice } from '../../shell/notice.tsx';

export function DatabaseUnreachable() {
  const t = useTranslations('billRuns.unreachable');
  return (
    <Notice level={2} role="alert" title={t('title')}>
      <p>{t('text')}</p>
      {/* A whole new load, so that retrying works without any script. */}
      <a
        className="mt-4 inline-flex h-8 items-center rounded-md bg-accent px-3 text-on-accent"
        href={paths.billRuns()}
      >
        {t('retry')}
      </a>
    </Notice>
  );
}

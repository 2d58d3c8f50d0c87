import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { WorkItem } from '#engine/runtime/work';
import { formatPeriod } from '../ui/format.ts';

/** What a piece of work is called: "Bill run October 2026". */
export function useWorkName(): (item: WorkItem) => string {
  const t = useTranslations('shell.work');
  const locale = useLocale();
  return useCallback(
    ({ kind, fileName, design, periodStart, periodEnd }) => {
      if (kind === 'import') return t('import', { file: fileName ?? '' });
      const period = periodStart && periodEnd ? formatPeriod(periodStart, periodEnd, locale) : '';
      if (!design) return t('billRun', { period });
      return t('backTest', { design: design.name[locale === 'zh' ? 'zh' : 'en'], period });
    },
    [t, locale],
  );
}

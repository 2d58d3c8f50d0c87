import { useLocale, useTranslations } from 'next-intl';
import type { RunComparison } from '#engine/runtime/bill-run';
import { DiffValue, formatMoney, formatPeriod } from '../../../ui/index.ts';
import { directionOf, withoutSign } from './direction.ts';
import type { LoadedRun } from './load-run.ts';

/** The total against the last posted period, as the run keeps it. */
export function LastDifference({ run }: { run: LoadedRun['run'] }) {
  const t = useTranslations('billRuns.run');
  const locale = useLocale();
  const { periodStart, periodEnd, totalDifference } = run.comparison as RunComparison;
  if (!periodStart || !periodEnd || totalDifference === undefined) return t('noLast');
  const amount = formatMoney(withoutSign(totalDifference), run.currency, locale);
  return (
    <DiffValue className="whitespace-normal" direction={directionOf(totalDifference)}>
      {t('againstLast', { amount, period: formatPeriod(periodStart, periodEnd, locale) })}
    </DiffValue>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { formatCount, formatMoney, Money, Panel, Stat } from '../../../../ui/index.ts';
import type { Report } from '../../types.ts';

type Found = NonNullable<Report['reconciliation']>;

const isZero = (amount: string) => /^-?0*(\.0*)?$/.test(amount);

/** What the engine computes beside what the source says. */
export function Reconciliation({ found }: { found: Found }) {
  const t = useTranslations('imports.result');
  const locale = useLocale();
  const { currency, computed, source, difference, rowsCompared, rowsNotCompared } = found;
  const count = (rows: number) => formatCount(rows, locale);
  const even = isZero(difference) && found.rowsDiffering === 0;
  return (
    <Panel note={t('reconcileNote', { column: found.column })} title={t('reconciliation')}>
      <dl className="-m-4 grid grid-cols-1 sm:grid-cols-3">
        <Stat label={found.label[locale]} value={<Money amount={source} currency={currency} />} />
        <Stat label={t('computed')} value={<Money amount={computed} currency={currency} />} />
        <Stat
          label={t('difference')}
          note={even ? t('equal') : t('differing', { count: found.rowsDiffering })}
          value={<Money amount={difference} currency={currency} />}
        />
      </dl>
      <p className="mt-5 text-muted text-sm">
        {t('compared', { compared: count(rowsCompared), not: count(rowsNotCompared) })}
        {found.largest &&
          ` · ${t('largest', {
            row: count(found.largest.row),
            id: found.largest.externalId,
            computed: formatMoney(found.largest.computed, currency, locale),
            source: formatMoney(found.largest.source, currency, locale),
          })}`}
      </p>
    </Panel>
  );
}

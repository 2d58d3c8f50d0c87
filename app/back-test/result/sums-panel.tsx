import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { BackTestSums } from '#engine/runtime/back-test';
import { formatPercent, Money, Stat, StatRow } from '../../ui/index.ts';
import { Difference } from '../difference.tsx';
import { shareOf } from '../share-of.ts';

/** Totals before and after, exact, with who was compared. */
export function SumsPanel({ sums }: { sums: BackTestSums }) {
  const t = useTranslations('backTest.sums');
  const locale = useLocale();
  const format = useFormatter();
  const { currency, before, after, difference } = sums;
  const share = formatPercent(shareOf(difference.replace(/^-/, ''), before.total), locale, 2);
  return (
    <StatRow>
      <Stat label={t('before')} value={<Money amount={before.total} currency={currency} />} />
      <Stat label={t('after')} value={<Money amount={after.total} currency={currency} />} />
      <Stat
        label={t('difference')}
        note={t('percent', { share })}
        value={<Difference amount={difference} currency={currency} />}
      />
      <Stat
        label={t('customers')}
        note={`${t('touched', { count: sums.touched })} · ${t('invoices', { count: sums.invoices })}`}
        value={format.number(sums.customers)}
      />
    </StatRow>
  );
}

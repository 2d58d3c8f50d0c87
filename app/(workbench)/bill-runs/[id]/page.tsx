import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { formatCount, Money, Skeleton, Stat, StatRow } from '../../../ui/index.ts';
import { BeforePosting } from './before-posting.tsx';
import { Comparison } from './comparison.tsx';
import { LastDifference } from './last-difference.tsx';
import { type LoadedRun, loadRun } from './load-run.ts';
import { PostedPanel } from './posted-panel.tsx';

/** The run's own currency; each other one in a row of its own. */
function sumsOf({ run, totals }: LoadedRun) {
  const none = { invoices: 0, subtotal: '0', tax: '0', total: '0' };
  const byCurrency = totals?.byCurrency ?? {};
  const others = Object.keys(byCurrency).filter((currency) => currency !== run.currency);
  return [run.currency, ...others].map((currency) => ({
    currency,
    ...(byCurrency[currency] ?? none),
  }));
}

async function Figures({ loaded }: { loaded: LoadedRun }) {
  const { run, progress } = loaded;
  const t = await getTranslations('billRuns');
  const locale = await getLocale();
  const sums = sumsOf(loaded);
  return sums.map(({ currency, invoices, subtotal, tax, total }, index) => {
    const amount = (value: string) => <Money amount={value} bare currency={currency} />;
    const inCurrency = (label: string) => (sums.length > 1 ? `${label} · ${currency}` : label);
    return (
      <StatRow key={currency}>
        {index === 0 && (
          <Stat label={t('customers')} value={formatCount(progress.customersTotal, locale)} />
        )}
        <Stat label={inCurrency(t('invoices'))} value={formatCount(invoices, locale)} />
        {index === 0 && <Stat label={t('lines')} value={formatCount(progress.lines, locale)} />}
        <Stat label={inCurrency(t('run.subtotal'))} value={amount(subtotal)} />
        <Stat label={inCurrency(t('run.tax'))} value={amount(tax)} />
        <Stat
          label={`${t('total')} · ${currency}`}
          note={index === 0 && <LastDifference run={run} />}
          value={amount(total)}
        />
      </StatRow>
    );
  });
}

export default async function BillRunPage({ params }: PageProps<'/bill-runs/[id]'>) {
  const loaded = await loadRun((await params).id);
  return (
    <div className="grid gap-4">
      {loaded.run.status === 'review' && <BeforePosting loaded={loaded} />}
      {loaded.run.status === 'posted' && <PostedPanel loaded={loaded} />}
      <Figures loaded={loaded} />
      <Suspense fallback={<Skeleton className="h-72" />}>
        <Comparison loaded={loaded} />
      </Suspense>
    </div>
  );
}

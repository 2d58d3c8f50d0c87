'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { InvoiceFilter, InvoiceSums } from '#engine/runtime/invoice';
import { useTrpc } from '../../trpc/client.tsx';
import { cn, formatCount, Skeleton } from '../../ui/index.ts';
import { Amount } from './amount.tsx';

const FIGURES = ['subtotal', 'tax', 'total', 'due'] as const;

function CurrencyTotals({ sums }: { sums: InvoiceSums }) {
  const t = useTranslations('invoices.totals');
  const locale = useLocale();
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-3 py-2">
      <span className="mr-auto font-medium">
        {t('count', { count: sums.count })}
        <span className="sr-only"> {formatCount(sums.count, locale)}</span>
      </span>
      {FIGURES.map((figure) => (
        <span className="flex items-baseline gap-2 text-sm" key={figure}>
          <span className="text-muted">{t(figure)}</span>
          <Amount amount={sums[figure]} className="font-medium" currency={sums.currency} />
        </span>
      ))}
    </div>
  );
}

/** Exact sums over all pages of the list, which come after the page itself. */
export function InvoiceTotals({ filter }: { filter: InvoiceFilter }) {
  const t = useTranslations('invoices.totals');
  const trpc = useTrpc();
  const totals = useQuery(
    trpc.invoice.totals.queryOptions(filter, { placeholderData: keepPreviousData }),
  );
  if (totals.isError) return <p className="mt-3 text-muted text-xs">{t('failed')}</p>;
  if (totals.data?.length === 0) return null;
  return (
    <section
      aria-busy={totals.isFetching}
      aria-label={t('label')}
      className={cn(
        'mt-3 divide-y divide-line rounded-panel border border-line bg-sunken',
        totals.isPlaceholderData && 'opacity-60',
      )}
    >
      {totals.data ? (
        totals.data.map((sums) => <CurrencyTotals key={sums.currency} sums={sums} />)
      ) : (
        <div className="flex h-9 items-center justify-between px-3">
          <span className="sr-only">{t('adding')}</span>
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-4 w-80 max-w-[50%]" />
        </div>
      )}
    </section>
  );
}

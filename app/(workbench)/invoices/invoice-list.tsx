'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { InvoiceFilter, InvoiceRow } from '#engine/runtime/invoice';
import { paths } from '../../paths.ts';
import { DataTable, EmptyState, LinkButton } from '../../ui/index.ts';
import type { FilterQuery } from './filter.ts';
import { InvoiceCards } from './invoice-cards.tsx';
import { useInvoiceColumns } from './invoice-columns.tsx';
import { InvoiceFilters } from './invoice-filters.tsx';
import { InvoiceTotals } from './invoice-totals.tsx';

interface InvoiceListProps {
  rows: InvoiceRow[];
  query: FilterQuery;
  filter: InvoiceFilter;
  /** YYYY-MM, the newest first. */
  months: readonly string[];
  pager: ReactNode;
}

const keyOf = (row: InvoiceRow): string => row.id;
const hrefOf = (row: InvoiceRow) => paths.invoice(row.id);

function NoInvoices({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations('invoices');
  if (isFiltered) {
    return (
      <EmptyState
        actions={<LinkButton href={paths.invoices()}>{t('filters.clear')}</LinkButton>}
        className="border-0"
        title={t('empty.foundNone')}
      >
        <p>{t('empty.foundNoneText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      actions={<LinkButton href={paths.billRuns()}>{t('empty.action')}</LinkButton>}
      className="border-0"
      title={t('empty.title')}
    >
      <p>{t('empty.text')}</p>
    </EmptyState>
  );
}

/** Invoices: a table, or cards on a phone; filters above, sums of all pages below. */
export function InvoiceList({ rows, query, filter, months, pager }: InvoiceListProps) {
  const t = useTranslations('invoices');
  const columns = useInvoiceColumns();
  const empty = <NoInvoices isFiltered={Object.keys(query).length > 0} />;
  const nameOf = (row: InvoiceRow): string =>
    row.number ?? `${t('draftNumber')} ${row.customerName}`;
  return (
    <DataTable
      // On a phone the rows are cards, which stand in the place of the table.
      className={rows.length > 0 ? 'max-sm:[&>section]:hidden' : undefined}
      columns={columns}
      empty={empty}
      label={t('title')}
      pager={
        <div>
          <InvoiceCards rows={rows} />
          <InvoiceTotals filter={filter} />
          {pager}
        </div>
      }
      remember="invoices"
      rowHref={hrefOf}
      rowKey={keyOf}
      rowName={nameOf}
      rows={rows}
      toolbar={<InvoiceFilters first={rows[0]} months={months} query={query} />}
    />
  );
}

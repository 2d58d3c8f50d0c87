'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { CustomerPage, CustomerRow } from '#engine/runtime/customer';
import type { SavedView } from '#engine/runtime/saved-view';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import { errorText } from '../../trpc/shown-error.ts';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  formatCount,
  LinkButton,
} from '../../ui/index.ts';
import { BulkTags } from './bulk-tags.tsx';
import { CustomerCards } from './customer-cards.tsx';
import { useCustomerColumns } from './customer-columns.tsx';
import { CustomerFilters } from './customer-filters.tsx';
import { ExportLink } from './export-link.tsx';
import { inputOf, type ListQuery, sortingOf } from './query.ts';
import { SavedViews } from './saved-views.tsx';
import { type ListAddress, useListQuery } from './use-list-query.ts';

interface CustomerListProps {
  currency: string;
  timeZone: string;
  may: { export: boolean; tag: boolean };
  /** What the server brought along, for the address it was asked by. */
  initial: { query: ListQuery; page: CustomerPage; views: SavedView[] };
}

const keyOf = (row: CustomerRow): string => row.id;
const nameOf = (row: CustomerRow): string => row.name;
const hrefOf = (row: CustomerRow) => paths.customer(row.id);

/** Customers: found as one types, filtered, chosen, tagged, exported. */
export function CustomerList({ currency, timeZone, may, initial }: CustomerListProps) {
  const t = useTranslations('customers');
  const locale = useLocale();
  const address = useListQuery();
  const { query, change } = address;
  const trpc = useTrpc();
  const isInitial = JSON.stringify(query) === JSON.stringify(initial.query);
  const found = useQuery(
    trpc.customer.list.queryOptions(inputOf(query), {
      placeholderData: keepPreviousData,
      ...(isInitial && { initialData: initial.page }),
    }),
  );
  const columns = useCustomerColumns(currency, timeZone);
  const page = found.data ?? initial.page;
  if (found.isError) {
    return (
      <ErrorState
        actions={<Button onClick={() => found.refetch()}>{t('again')}</Button>}
        title={errorText(found.error, locale)}
      />
    );
  }
  const empty = <NoCustomers isNarrowed={Object.keys(query).length > 0} />;
  const foot = <ListFoot address={address} page={page} />;
  const tools = (
    <>
      <CustomerFilters {...address} />
      <SavedViews {...address} initial={initial.views} />
      {may.export && <ExportLink query={query} />}
    </>
  );
  return (
    <>
      <div className="sm:hidden">
        <div className="mb-3 flex flex-wrap items-center gap-2">{tools}</div>
        {page.rows.length === 0 ? empty : <CustomerCards currency={currency} rows={page.rows} />}
        {foot}
      </div>
      <DataTable
        actions={
          may.tag
            ? (rows, clear) => (
                <BulkTags clear={clear} query={query} rows={rows} total={page.total} />
              )
            : undefined
        }
        className="max-sm:hidden"
        columns={columns}
        empty={empty}
        label={t('title')}
        loading={found.isPlaceholderData}
        onSort={({ id, descending }) => change({ sort: `${descending ? '-' : ''}${id}` })}
        pager={foot}
        remember="customers"
        rowHref={hrefOf}
        rowKey={keyOf}
        rowName={nameOf}
        rows={page.rows}
        sort={sortingOf(query)}
        toolbar={tools}
      />
    </>
  );
}

function NoCustomers({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useTranslations('customers.empty');
  if (isNarrowed) {
    return (
      <EmptyState className="border-0" title={t('foundNone')}>
        <p>{t('foundNoneText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      actions={<LinkButton href={paths.newImport()}>{t('import')}</LinkButton>}
      className="border-0"
      title={t('title')}
    >
      <p>{t('text')}</p>
    </EmptyState>
  );
}

function ListFoot({ address, page }: { address: ListAddress; page: CustomerPage }) {
  const t = useTranslations('customers.foot');
  const locale = useLocale();
  const { query, change } = address;
  const { count, isExact } = page.total;
  const shown = formatCount(count, locale);
  const isSearch = query.q !== undefined;
  const total = isExact
    ? t('exact', { count: shown })
    : t(isSearch ? 'best' : 'about', { count: shown });
  return (
    <nav aria-label={t('paging')} className="mt-3 flex items-center justify-between gap-3 text-sm">
      <output aria-live="polite" className="text-muted">
        {total}
      </output>
      <span className="flex gap-2">
        {query.cursor !== undefined && (
          <Button onClick={() => change({})} size="sm">
            {t('first')}
          </Button>
        )}
        {page.next !== null && (
          <Button onClick={() => change({ cursor: page.next ?? '' })} size="sm">
            {t('next')}
          </Button>
        )}
      </span>
    </nav>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { InvoiceRow } from '#engine/runtime/invoice';
import { paths } from '../../paths.ts';
import { Button, FilterChip, formatMonth, SearchInput, Select } from '../../ui/index.ts';
import { AmountFilter } from './amount-filter.tsx';
import { asQuery, type FilterQuery } from './filter.ts';

interface InvoiceFiltersProps {
  query: FilterQuery;
  months: readonly string[];
  /** Names what the list is narrowed to: its first row is of that customer. */
  first: InvoiceRow | undefined;
}

const STATES = ['draft', 'held', 'posted'] as const;

/** What the list is narrowed to from elsewhere: a run, a customer, a plan. */
function useChips(query: FilterQuery, first: InvoiceRow | undefined) {
  const t = useTranslations('invoices.filters');
  const { run, customer, plan, currency } = query;
  return [
    run && { key: 'run' as const, name: t('run') },
    customer && {
      key: 'customer' as const,
      name: first ? t('customer', { name: first.customerName }) : t('oneCustomer'),
    },
    plan && { key: 'plan' as const, name: t('plan', { plan }) },
    currency && { key: 'currency' as const, name: t('currency', { currency }) },
  ].filter((chip) => typeof chip === 'object');
}

/** The filters of the list; each one is part of the address. */
export function InvoiceFilters({ query, months, first }: InvoiceFiltersProps) {
  const t = useTranslations('invoices');
  const locale = useLocale();
  const router = useRouter();
  const chips = useChips(query, first);
  const change = (part: FilterQuery) =>
    router.replace(paths.invoices(asQuery({ ...query, ...part })), { scroll: false });
  return (
    <>
      <SearchInput
        className="w-72"
        label={t('filters.search')}
        onSearch={(q) => change({ q })}
        value={query.q ?? ''}
      />
      <Select
        aria-label={t('filters.status')}
        className="w-32"
        onChange={(event) => change({ status: event.target.value as FilterQuery['status'] })}
        options={STATES.map((value) => ({ value, label: t(`status.${value}`) }))}
        placeholder={t('filters.anyStatus')}
        value={query.status ?? ''}
      />
      <Select
        aria-label={t('filters.month')}
        className="w-40"
        onChange={(event) => change({ month: event.target.value })}
        options={months.map((value) => ({ value, label: formatMonth(value, locale) }))}
        placeholder={t('filters.anyMonth')}
        value={query.month ?? ''}
      />
      <AmountFilter onChange={change} query={query} />
      <Button
        aria-pressed={query.overdue !== undefined}
        className={
          query.overdue === undefined ? undefined : 'border-accent bg-accent-soft text-accent'
        }
        onClick={() => change({ overdue: query.overdue === undefined ? '1' : '' })}
      >
        {t('filters.overdue')}
      </Button>
      {chips.map(({ key, name }) => (
        <FilterChip
          key={key}
          name={name}
          onRemove={() => change({ [key]: '' })}
          removeLabel={t('filters.remove', { name })}
        />
      ))}
      {Object.keys(query).length > 0 && (
        <Button onClick={() => router.replace(paths.invoices(), { scroll: false })} variant="ghost">
          {t('filters.clear')}
        </Button>
      )}
    </>
  );
}

'use client';

import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { InvoiceRow } from '#engine/runtime/invoice';
import { paths } from '../../paths.ts';
import { Button, formatMonth, Select, TextInput } from '../../ui/index.ts';
import { AmountFilter } from './amount-filter.tsx';
import { asQuery, type FilterQuery } from './filter.ts';

interface InvoiceFiltersProps {
  query: FilterQuery;
  months: readonly string[];
  /** Names what the list is narrowed to: its first row is of that customer. */
  first: InvoiceRow | undefined;
}

const TYPING_MS = 250;
const STATES = ['draft', 'held', 'posted'] as const;

/** Search as one types: the address follows a moment later. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('invoices.filters');
  const [text, setText] = useState(value);
  const given = useRef(value);
  useEffect(() => {
    if (given.current !== value) {
      given.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    if (text === given.current) return;
    const timer = setTimeout(() => {
      given.current = text;
      onChange(text);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <TextInput
      aria-label={t('search')}
      className="w-72 max-sm:w-full"
      lead={<Search aria-hidden="true" />}
      onChange={(event) => setText(event.target.value)}
      placeholder={t('search')}
      type="search"
      value={text}
    />
  );
}

function Chip({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations('invoices.filters');
  return (
    <span className="inline-flex h-8 items-center gap-1 rounded-md bg-accent-soft pr-1 pl-2.5 text-accent text-sm">
      <span className="max-w-48 truncate">{name}</span>
      <button
        aria-label={t('remove', { name })}
        className="rounded p-1 hover:bg-hover"
        onClick={onRemove}
        type="button"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}

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
  const latest = useRef(query);
  latest.current = query;
  const [change] = useState(() => (part: FilterQuery) => {
    router.replace(paths.invoices(asQuery({ ...latest.current, ...part })), { scroll: false });
  });
  const [search] = useState(() => (q: string) => change({ q: q.trim() }));
  return (
    <>
      <SearchField onChange={search} value={query.q ?? ''} />
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
        <Chip key={key} name={name} onRemove={() => change({ [key]: '' })} />
      ))}
      {Object.keys(query).length > 0 && (
        <Button onClick={() => router.replace(paths.invoices(), { scroll: false })} variant="ghost">
          {t('filters.clear')}
        </Button>
      )}
    </>
  );
}

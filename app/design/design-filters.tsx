'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { paths } from '../paths.ts';
import { SearchInput, Select } from '../ui/index.ts';

export interface DesignQuery {
  q?: string;
  status?: string;
}

interface DesignFiltersProps {
  kind: 'plans' | 'flows' | 'tables';
  query: DesignQuery;
}

const STATUSES = ['published', 'draft', 'retired'] as const;

const hrefOf = (kind: DesignFiltersProps['kind'], { q, status }: DesignQuery): Route =>
  paths[kind]({ q, status });

/** Search and status in one row; both are kept in the address. */
export function DesignFilters({ kind, query }: DesignFiltersProps) {
  const t = useTranslations('flows.design');
  const router = useRouter();
  const go = (next: DesignQuery) => router.replace(hrefOf(kind, next), { scroll: false });
  return (
    <>
      <SearchInput
        className="w-72"
        label={t('search')}
        onSearch={(q) => go({ ...query, q })}
        value={query.q ?? ''}
      />
      <Select
        aria-label={t('status')}
        className="w-36"
        onChange={(event) => go({ ...query, status: event.target.value })}
        options={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        placeholder={t('anyStatus')}
        value={query.status ?? ''}
      />
    </>
  );
}

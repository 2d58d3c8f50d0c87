'use client';

import { Search } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { paths } from '../paths.ts';
import { Select, TextInput } from '../ui/index.ts';

export interface DesignQuery {
  q?: string;
  status?: string;
}

interface DesignFiltersProps {
  kind: 'plans' | 'flows';
  query: DesignQuery;
}

const PAUSE_MS = 250;
const STATUSES = ['published', 'draft', 'retired'] as const;

const hrefOf = (kind: DesignFiltersProps['kind'], { q, status }: DesignQuery): Route =>
  paths[kind]({ q, status });

/** Search and status in one row; both are kept in the address. */
export function DesignFilters({ kind, query }: DesignFiltersProps) {
  const t = useTranslations('flows.design');
  const router = useRouter();
  const [text, setText] = useState(query.q ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (next: DesignQuery) => router.replace(hrefOf(kind, next), { scroll: false });
  return (
    <>
      <TextInput
        aria-label={t('search')}
        className="w-72"
        lead={<Search aria-hidden="true" />}
        onChange={(event) => {
          const q = event.target.value;
          setText(q);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => go({ ...query, q: q.trim() }), PAUSE_MS);
        }}
        placeholder={t('search')}
        type="search"
        value={text}
      />
      <Select
        aria-label={t('status')}
        className="w-36"
        onChange={(event) => go({ ...query, q: text.trim(), status: event.target.value })}
        options={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        placeholder={t('anyStatus')}
        value={query.status ?? ''}
      />
    </>
  );
}

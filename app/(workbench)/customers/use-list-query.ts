'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { paths } from '../../paths.ts';
import { changeQuery, type ListQuery, readQuery } from './query.ts';

export interface ListAddress {
  query: ListQuery;
  /** Filters and order: from the first page on. */
  change: (part: ListQuery) => void;
  /** Everything anew, such as a saved view. */
  replace: (query: ListQuery) => void;
}

/** The list's state is its address, which changes without asking the server for the page again. */
export function useListQuery(): ListAddress {
  const params = useSearchParams();
  const query = useMemo(() => readQuery(Object.fromEntries(params)), [params]);
  const replace = useCallback((next: ListQuery) => {
    window.history.replaceState(null, '', paths.customers({ ...next }));
  }, []);
  const change = useCallback(
    (part: ListQuery) => {
      const present = readQuery(Object.fromEntries(new URLSearchParams(window.location.search)));
      replace(changeQuery(present, part));
    },
    [replace],
  );
  return { query, change, replace };
}

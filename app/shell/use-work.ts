import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { WorkItem } from '#engine/runtime/work';
import { useTrpc } from '../trpc/client.tsx';

const BUSY_MS = 2_000;
const QUIET_MS = 20_000;

export const isAtWork = ({ state }: WorkItem) => state === 'running' || state === 'paused';

/** Bill runs and imports at work or lately over; asked often only while something is at work. */
export function useWork() {
  const trpc = useTrpc();
  const { data, refetch } = useQuery(
    trpc.work.list.queryOptions(
      {},
      {
        refetchInterval: ({ state }) => (state.data?.rows.some(isAtWork) ? BUSY_MS : QUIET_MS),
        refetchOnWindowFocus: true,
        retry: false,
      },
    ),
  );
  return { items: data?.rows, refetch };
}

/** Calls back for each piece of work that ended since the page was opened. */
export function useWorkOver(
  items: readonly WorkItem[] | undefined,
  announce: (item: WorkItem) => void,
): void {
  const over = useRef<Set<string> | undefined>(undefined);
  useEffect(() => {
    if (!items) return;
    const ended = items.filter((item) => !isAtWork(item));
    const before = over.current;
    over.current = new Set(ended.map(keyOf));
    // What was over when the page was opened is no news.
    for (const item of before ? ended : []) {
      if (!before?.has(keyOf(item))) announce(item);
    }
  }, [items, announce]);
}

/** A run that is posted after its review ends twice. */
const keyOf = ({ id, status }: WorkItem) => `${id} ${status}`;

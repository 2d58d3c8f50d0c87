import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { WorkItem } from '#engine/runtime/work';
import { useTrpc } from '../trpc/client.tsx';

const BUSY_MS = 2_000;
const QUIET_MS = 20_000;

export const isAtWork = ({ state }: WorkItem) => state === 'running' || state === 'paused';

/** Bill runs and imports at work or lately over; asked often only while something is at work. */
export function useWork(): readonly WorkItem[] {
  const trpc = useTrpc();
  const { data } = useQuery(
    trpc.work.list.queryOptions(
      {},
      {
        refetchInterval: ({ state }) => (state.data?.rows.some(isAtWork) ? BUSY_MS : QUIET_MS),
        refetchOnWindowFocus: true,
        retry: false,
      },
    ),
  );
  return data?.rows ?? [];
}

/** Calls back for each piece of work that was seen at work before and no longer is. */
export function useWorkOver(items: readonly WorkItem[], announce: (item: WorkItem) => void): void {
  const atWork = useRef(new Set<string>());
  useEffect(() => {
    for (const item of items) {
      if (isAtWork(item)) atWork.current.add(item.id);
      else if (atWork.current.delete(item.id)) announce(item);
    }
  }, [items, announce]);
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../../trpc/client.tsx';
import type { Batch, ImportState } from '../../types.ts';

const POLL_MS = 1_000;

export function isAtWork(batch: Batch | null): boolean {
  return batch?.status === 'rehearsing' || batch?.status === 'running';
}

/** An import as it is now: asked again each second while it is at work. */
export function useImportState(first: ImportState) {
  const trpc = useTrpc();
  const { data = first, refetch } = useQuery(
    trpc.import.get.queryOptions(
      { id: first.id },
      {
        initialData: first,
        staleTime: 0,
        refetchInterval: ({ state }) => (isAtWork(state.data?.batch ?? null) ? POLL_MS : false),
      },
    ),
  );
  return { state: data, renew: () => void refetch() };
}

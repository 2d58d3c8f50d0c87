import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usedFlows } from '#engine/core/design';
import { versionKey } from '#engine/core/graph';
import type { PricingFlow } from '#schemas';
import { useTrpc } from '../../trpc/client.tsx';

const FRESH_MS = 60_000;
/** More are not looked up while somebody edits; they are checked when the flow is saved. */
const MOST_FLOWS = 50;

export interface SubFlows {
  /** Published flows that the document uses, as a library holds them. */
  flows: ReadonlyMap<string, PricingFlow>;
  isLoading: boolean;
}

type Found = { data?: { document?: unknown } | undefined; isLoading: boolean };

/** What a document uses of other flows, fetched as it is named. */
export function useSubFlows(flow: PricingFlow): SubFlows {
  const trpc = useTrpc();
  const named = JSON.stringify(usedFlows(flow).slice(0, MOST_FLOWS));
  const wanted = useMemo(() => JSON.parse(named) as { key: string; version?: number }[], [named]);
  const kept = useMemo(
    () => (results: Found[]) => ({
      flows: new Map(
        results.flatMap(({ data }, index): [string, PricingFlow][] => {
          const used = wanted[index];
          if (!data || !used) return [];
          const { key, version } = used;
          const name = version === undefined ? key : versionKey(key, version);
          return [[name, data.document as PricingFlow]];
        }),
      ),
      isLoading: results.some(({ isLoading }) => isLoading),
    }),
    [wanted],
  );
  return useQueries({
    queries: wanted.map(({ key, version }) =>
      trpc.design.get.queryOptions(
        { kind: 'pricing-flow', key, version: version ?? 'latest' },
        { staleTime: FRESH_MS, retry: false },
      ),
    ),
    combine: kept,
  });
}

'use client';

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchStreamLink, TRPCClientError } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import { paths } from '../paths.ts';
import type { AppRouter } from './router.ts';
import { shownErrorOf } from './shown-error.ts';

const FRESH_MS = 10_000;
const MAX_RETRIES = 2;
const MAX_URL_CHARACTERS = 4000;

const context = createTRPCContext<AppRouter>();

/** The procedures as options for TanStack Query: `useQuery(useTrpc().customer.list.queryOptions(…))`. */
export const useTrpc = context.useTRPC;

/** A refusal stays a refusal; only a server that failed or can't be reached is asked again. */
function shouldRetry(failures: number, error: unknown): boolean {
  const status = error instanceof TRPCClientError ? error.data?.httpStatus : undefined;
  const refused = typeof status === 'number' && status < 500;
  return !refused && failures < MAX_RETRIES;
}

/** Whose session has ended meanwhile is led to the sign-in, and back to this page. */
function leaveIfSignedOut(error: unknown): void {
  if (shownErrorOf(error).code !== 'unauthorized') return;
  window.location.assign(paths.signIn(window.location.pathname + window.location.search));
}

function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfSignedOut }),
    mutationCache: new MutationCache({
      onError: leaveIfSignedOut,
      // A command may have begun long work: the header shows it at once.
      onSuccess: () => void client.invalidateQueries({ queryKey: [['work', 'list']] }),
    }),
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: shouldRetry, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
  return client;
}

export function TrpcClient({ children }: { children: ReactNode }) {
  const [queryClient] = useState(newQueryClient);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [httpBatchStreamLink({ url: '/api/trpc', maxURLLength: MAX_URL_CHARACTERS })],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider queryClient={queryClient} trpcClient={trpcClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

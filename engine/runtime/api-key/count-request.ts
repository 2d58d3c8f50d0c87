import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';

/** How many requests a key has in its present window. */
export interface Quota {
  limit: number;
  /** Below zero where the limit is passed. */
  remaining: number;
  /** Until the window ends. */
  resetSeconds: number;
}

export const REQUESTS_PER_WINDOW = 600;
export const WINDOW_SECONDS = 60;

/** Counts a request of a key in the window of the present minute. */
export async function countRequest({ tx, tenantId, now }: Scope, keyId: string): Promise<Quota> {
  const second = Math.floor(now.epochMilliseconds / 1_000);
  const start = second - (second % WINDOW_SECONDS);
  const windowStart = Temporal.Instant.fromEpochMilliseconds(start * 1_000).toString();
  const [row] = await rawSql(tx)<{ requests: number }[]>`
    insert into api_request_counts as c (tenant_id, key_id, window_start, requests)
      values (${tenantId}, ${keyId}, ${windowStart}, 1)
      on conflict (tenant_id, key_id) do update set
        requests = case when c.window_start = excluded.window_start then c.requests + 1 else 1 end,
        window_start = excluded.window_start
    returning requests`;
  return {
    limit: REQUESTS_PER_WINDOW,
    remaining: REQUESTS_PER_WINDOW - (row?.requests ?? 0),
    resetSeconds: start + WINDOW_SECONDS - second,
  };
}

import type { Route } from 'next';

/** Every link of the workbench is built here. */
export const paths = {
  billRuns: (query: { cursor?: string } = {}): Route =>
    query.cursor === undefined
      ? '/bill-runs'
      : (`/bill-runs?${new URLSearchParams({ cursor: query.cursor })}` as Route),
};

import type { Sql } from './invoice-row.ts';

/** Sums of invoices in one currency, as decimal text. */
export interface InvoiceSums {
  currency: string;
  count: number;
  subtotal: string;
  tax: string;
  total: string;
  /** Of posted invoices, after what the balance paid. */
  due: string;
}

/** Aggregates of invoices `v`. */
export function sumColumns(sql: Sql) {
  return sql`count(*)::int as count, sum(v.subtotal)::text as subtotal, sum(v.tax)::text as tax,
    sum(v.total)::text as total, coalesce(sum(v.amount_due), 0)::text as due`;
}

const MOST_RUNS = 2_000;

/** Sums of posted runs without held drafts, by tenant and run: nothing in them can change any more. */
const settled = new Map<string, readonly InvoiceSums[]>();

interface RunState {
  id: string;
  isSettled: boolean;
}

/** Which runs, and what of them. */
export interface RunChoice {
  /** All runs where absent. */
  runIds?: readonly string[] | undefined;
  /** Leaves out drafts; a settled run has none. */
  postedOnly: boolean;
}

/** Sums of whole runs; those of a run that can't change any more are read from memory. */
export async function sumRuns(
  sql: Sql,
  tenantId: string,
  { runIds, postedOnly }: RunChoice,
): Promise<InvoiceSums[]> {
  const runs = await sql<RunState[]>`
    select r.id,
        r.status = 'posted' and not exists (
          select from invoice_holds h
            where h.tenant_id = r.tenant_id and h.run_id = r.id) as "isSettled"
      from bill_runs r
      where ${runIds === undefined} or r.id = any (${[...(runIds ?? [])]}::uuid[])`;
  const keyOf = (id: string): string => `${tenantId}/${id}`;
  const known = runs.flatMap(({ id, isSettled }) =>
    isSettled ? (settled.get(keyOf(id)) ?? []) : [],
  );
  const missing = runs.filter(({ id, isSettled }) => !(isSettled && settled.has(keyOf(id))));
  if (missing.length === 0) return [...known];
  const fresh = await sql<(InvoiceSums & { runId: string })[]>`
    select v.run_id as "runId", v.currency, ${sumColumns(sql)}
      from invoices v
      where v.tenant_id = ${tenantId} and v.run_id = any (${missing.map(({ id }) => id)}::uuid[])
        and (${!postedOnly} or v.status = 'posted')
      group by v.run_id, v.currency`;
  const byRun = Map.groupBy(fresh, ({ runId }) => runId);
  if (settled.size + missing.length > MOST_RUNS) settled.clear();
  for (const { id, isSettled } of missing) {
    const sums = (byRun.get(id) ?? []).map(({ runId: _, ...sum }) => sum);
    if (isSettled) settled.set(keyOf(id), sums);
    known.push(...sums);
  }
  return known;
}

import { rawSql, type Transaction } from '#drizzle';

/** Totals of a run, kept with it: money by currency as decimal text. */
export interface RunTotals {
  invoices: number;
  lines: number;
  exceptions: number;
  total: string;
  tax: string;
  byCurrency: Record<string, { invoices: number; subtotal: string; tax: string; total: string }>;
}

/** The last posted run whose period ended where this one begins, and the difference to it. */
export interface RunComparison {
  runId?: string;
  periodStart?: string;
  periodEnd?: string;
  invoices?: number;
  total?: string;
  invoicesDifference?: number;
  totalDifference?: string;
}

type Sql = ReturnType<typeof rawSql>;

async function sumRun(sql: Sql, runId: string): Promise<RunTotals> {
  const [chunks] = await sql<{ lines: number; exceptions: number }[]>`
    select coalesce(sum(lines), 0)::int as lines, coalesce(sum(exceptions), 0)::int as exceptions
      from bill_run_chunks where run_id = ${runId}`;
  const sums = await sql<
    { currency: string; invoices: number; subtotal: string; tax: string; total: string }[]
  >`
    select currency, count(*)::int as invoices, sum(subtotal)::text as subtotal,
        sum(tax)::text as tax, sum(total)::text as total
      from invoices where run_id = ${runId}
      group by currency order by currency`;
  const [run] = await sql<{ currency: string }[]>`
    select currency from bill_runs where id = ${runId}`;
  const own = sums.find(({ currency }) => currency === run?.currency);
  return {
    invoices: sums.reduce((sum, { invoices }) => sum + invoices, 0),
    lines: chunks?.lines ?? 0,
    exceptions: chunks?.exceptions ?? 0,
    total: own?.total ?? '0',
    tax: own?.tax ?? '0',
    byCurrency: Object.fromEntries(sums.map(({ currency, ...rest }) => [currency, rest])),
  };
}

async function compareRun(sql: Sql, runId: string, totals: RunTotals): Promise<RunComparison> {
  const [last] = await sql<
    {
      id: string;
      periodStart: string;
      periodEnd: string;
      invoices: number;
      total: string;
      difference: string;
    }[]
  >`
    select b.id, b.period_start::text as "periodStart", b.period_end::text as "periodEnd",
        (b.totals->>'invoices')::int as invoices, b.totals->>'total' as total,
        (${totals.total}::numeric - (b.totals->>'total')::numeric)::text as difference
      from bill_runs a
      join bill_runs b on b.tenant_id = a.tenant_id and b.currency = a.currency
        and b.period_end = a.period_start and b.status = 'posted' and b.id <> a.id
        and (b.totals->>'invoices')::int > 0
      where a.id = ${runId}
      order by b.posted_at desc
      limit 1`;
  if (!last) return {};
  return {
    runId: last.id,
    periodStart: last.periodStart,
    periodEnd: last.periodEnd,
    invoices: last.invoices,
    total: last.total,
    invoicesDifference: totals.invoices - last.invoices,
    totalDifference: last.difference,
  };
}

/** Sums a run again after its invoices changed. */
export async function refreshTotals(tx: Transaction, runId: string): Promise<RunTotals> {
  const sql = rawSql(tx);
  const totals = await sumRun(sql, runId);
  const comparison = await compareRun(sql, runId, totals);
  await sql`
    update bill_runs
      set totals = ${JSON.stringify(totals)}::jsonb, comparison = ${JSON.stringify(comparison)}::jsonb
      where id = ${runId}`;
  return totals;
}

/** A run that found nothing to bill and nobody it couldn't bill has nothing to review. */
async function closeEmpty(sql: Sql, runId: string): Promise<void> {
  await sql`
    update bill_run_chunks set status = 'discarded' where run_id = ${runId} and status = 'computed'`;
  await sql`update bill_runs set status = 'discarded' where id = ${runId} and status = 'review'`;
}

/** Moves a run to review when its last chunk is computed. Any number of workers may try. */
export async function finishComputing(
  tx: Transaction,
  runId: string,
  at: string,
): Promise<boolean> {
  const sql = rawSql(tx);
  const moved = await sql`
    update bill_runs set status = 'review', finished_at = ${at}, paused_at = null
      where id = ${runId} and status = 'computing'
        and not exists (
          select from bill_run_chunks k
            where k.tenant_id = bill_runs.tenant_id and k.run_id = bill_runs.id and k.status = 'pending')
    returning id`;
  if (moved.length === 0) return false;
  const { invoices, exceptions } = await refreshTotals(tx, runId);
  if (invoices === 0 && exceptions === 0) await closeEmpty(sql, runId);
  return true;
}

/** Moves a run on when none of its chunks is left in the state it comes from. */
export async function finishChunks(
  tx: Transaction,
  runId: string,
  at: string,
  move: { from: 'posting' | 'discarding'; waiting: readonly string[] },
): Promise<boolean> {
  const sql = rawSql(tx);
  const moved = await sql`
    update bill_runs
      set status = case when status = 'posting' then 'posted'
            when finished_at is null then 'cancelled' else 'discarded' end,
          paused_at = null,
          posted_at = case when status = 'posting' then ${at}::timestamptz else posted_at end
      where id = ${runId} and status = ${move.from}
        and not exists (
          select from bill_run_chunks k
            where k.tenant_id = bill_runs.tenant_id and k.run_id = bill_runs.id
              and k.status = any (${[...move.waiting]}))
    returning id`;
  return moved.length > 0;
}

import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import type { BillRunRow } from './compute-chunk.ts';

export interface BillRunSummary {
  id: string;
  periodStart: string;
  periodEnd: string;
  status: BillRunRow['status'];
  currency: string;
  customers: number;
  invoices: number;
  lines: number;
  exceptions: number;
  /** Decimal text in the run's currency. */
  total: string;
  createdAt: string;
  postedAt: string | null;
}

const MOST_ROWS = 200;

/** Bill runs, most recent first. `cursor` is the id of the last run of the page before. */
export async function listBillRuns({
  ctx,
  input,
}: {
  ctx: Context;
  input: { cursor?: string; limit?: number };
}): Promise<{ rows: BillRunSummary[]; nextCursor: string | null }> {
  requirePermission(ctx, 'bill-run.get');
  const limit = Math.min(Math.max(input.limit ?? 50, 1), MOST_ROWS);
  const cursor = input.cursor ?? null;
  return inTransaction(ctx, async ({ tx }) => {
    const sql = rawSql(tx);
    const rows = await sql<BillRunSummary[]>`
      select r.id, r.period_start::text as "periodStart", r.period_end::text as "periodEnd",
          r.status, r.currency, r.customers_total as customers,
          coalesce(k.invoices, 0)::int as invoices, coalesce(k.lines, 0)::int as lines,
          coalesce(k.exceptions, 0)::int as exceptions, coalesce(k.total, 0)::text as total,
          to_json(r.created_at)#>>'{}' as "createdAt", to_json(r.posted_at)#>>'{}' as "postedAt"
        from bill_runs r
        left join lateral (
          select sum(invoices) as invoices, sum(lines) as lines, sum(exceptions) as exceptions,
              sum(total) as total
            from bill_run_chunks c where c.tenant_id = r.tenant_id and c.run_id = r.id) k on true
        where ${cursor}::uuid is null or (r.created_at, r.id) < (
          select b.created_at, b.id from bill_runs b where b.id = ${cursor}::uuid)
        order by r.created_at desc, r.id desc
        limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  });
}

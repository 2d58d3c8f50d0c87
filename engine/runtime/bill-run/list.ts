import { BILL_RUN_STATUSES, rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, MOST_ROWS, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { BillRunRow } from './compute-chunk.ts';
import type { Segment } from './segment.ts';

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
  /** Set while no further chunk is begun. */
  pausedAt: string | null;
  /** Null for a run over everybody. */
  segment: Segment | null;
  /** Drafts kept back, also after the others were posted. */
  held: number;
}

export interface ListBillRunsInput {
  statuses?: BillRunRow['status'][];
  /** Runs whose period begins in this year. */
  year?: number;
  /** The id of the last run of the page before. */
  cursor?: string;
  limit?: number;
}

const parse = inputParser<ListBillRunsInput>(
  {},
  {
    statuses: { type: 'array', items: { enum: BILL_RUN_STATUSES }, maxItems: 20 },
    year: { type: 'integer', minimum: 1900, maximum: 9999 },
    cursor: TEXT.id,
    limit: { type: 'integer' },
  },
);

/** Bill runs, most recent first. */
export async function listBillRuns({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListBillRunsInput;
}): Promise<{ rows: BillRunSummary[]; nextCursor: string | null }> {
  requirePermission(ctx, 'bill-run.get');
  const given = parse(input);
  const limit = Math.min(Math.max(given.limit ?? 50, 1), MOST_ROWS);
  const { cursor = null, statuses = null, year = null } = given;
  return inTransaction(ctx, async ({ tx }) => {
    const sql = rawSql(tx);
    const rows = await sql<BillRunSummary[]>`
      select r.id, r.period_start::text as "periodStart", r.period_end::text as "periodEnd",
          r.status, r.currency, r.customers_total as customers,
          coalesce(k.invoices, 0)::int as invoices, coalesce(k.lines, 0)::int as lines,
          coalesce(k.exceptions, 0)::int as exceptions, coalesce(k.total, 0)::text as total,
          to_json(r.created_at)#>>'{}' as "createdAt", to_json(r.posted_at)#>>'{}' as "postedAt",
          to_json(r.paused_at)#>>'{}' as "pausedAt", r.segment,
          (select count(*)::int from invoice_holds h
            where h.tenant_id = r.tenant_id and h.run_id = r.id) as held
        from bill_runs r
        left join lateral (
          select sum(invoices) as invoices, sum(lines) as lines, sum(exceptions) as exceptions,
              sum(total) as total
            from bill_run_chunks c where c.tenant_id = r.tenant_id and c.run_id = r.id) k on true
        where (${cursor}::uuid is null or (r.created_at, r.id) < (
            select b.created_at, b.id from bill_runs b where b.id = ${cursor}::uuid))
          and (${statuses}::text[] is null or r.status = any (${statuses}::text[]))
          and (${year}::int is null or extract(year from r.period_start) = ${year})
        order by r.created_at desc, r.id desc
        limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  });
}

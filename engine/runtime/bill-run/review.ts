import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Issue } from '#schemas';
import { type AnomalyKind, anomalyRows, DEFAULT_CHANGE_PERCENT } from './anomaly-rows.ts';
import type { BillRunRow } from './compute-chunk.ts';
import type { RunComparison, RunTotals } from './finish.ts';
import { findRun } from './move-run.ts';

/** An invoice that somebody should look at before it is posted. */
export interface Anomaly {
  kind: AnomalyKind;
  customerId: string;
  customerName: string;
  invoiceId: string;
  total: string;
  /** The customer's last posted total, and the change to it in percent; for `change` only. */
  lastTotal: string | null;
  changePercent: string | null;
}

export interface OpenException {
  customerId: string;
  customerName: string;
  externalId: string | null;
  issues: Issue[];
}

export interface BillRunReview {
  run: BillRunRow;
  totals: RunTotals;
  comparison: RunComparison;
  exceptions: OpenException[];
  anomalies: Anomaly[];
  anomalyCounts: Record<AnomalyKind, number>;
}

const MOST_LISTED = 200;

const parse = inputParser<{ runId: string; changePercent?: number }>(
  { runId: TEXT.id },
  { changePercent: { type: 'number', minimum: 0, maximum: 1_000_000 } },
);

/** What finance looks at before posting: totals, comparison, exceptions, anomalies. */
export async function reviewBillRun({
  ctx,
  input,
}: {
  ctx: Context;
  input: { runId: string; changePercent?: number };
}): Promise<BillRunReview> {
  requirePermission(ctx, 'bill-run.get');
  const { runId, changePercent: percent = DEFAULT_CHANGE_PERCENT } = parse(input);
  return inTransaction(ctx, async ({ tx }) => {
    const run = await findRun(tx, ctx, runId);
    const sql = rawSql(tx);
    const exceptions = await sql<OpenException[]>`
      select e.customer_id as "customerId", c.name as "customerName",
          c.external_id as "externalId", e.issues
        from bill_run_exceptions e
        join customers c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        where e.run_id = ${run.id} and e.status = 'open'
        order by c.name, c.id limit ${MOST_LISTED}`;
    const counts = await sql<{ kind: AnomalyKind; count: number }[]>`
      select kind, count(*)::int as count from (${anomalyRows(sql, run.id, percent)}) a group by kind`;
    const anomalies = await sql<Anomaly[]>`
      select a.kind, a.customer_id as "customerId", c.name as "customerName", a.id as "invoiceId",
          a.total::text as total,
          case when a.kind = 'change' then a.last_total::text end as "lastTotal",
          case when a.kind = 'change' then a.change::text end as "changePercent"
        from (${anomalyRows(sql, run.id, percent)}) a
        join customers c on c.id = a.customer_id
        order by abs(coalesce(a.change, 1000000)) desc, c.name, a.id limit ${MOST_LISTED}`;
    const anomalyCounts = { zero: 0, negative: 0, change: 0 };
    for (const { kind, count } of counts) anomalyCounts[kind] = count;
    return {
      run,
      totals: run.totals as unknown as RunTotals,
      comparison: run.comparison as RunComparison,
      exceptions,
      anomalies,
      anomalyCounts,
    };
  });
}

import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import type { BillRunRow } from './compute-chunk.ts';
import { findRun } from './move-run.ts';
import { parseRunId } from './run-input.ts';

/** How far a run has come. */
export interface BillRunProgress {
  chunksTotal: number;
  /** Chunks behind the run's present step: computed, posted or discarded. */
  chunksDone: number;
  customersTotal: number;
  customersDone: number;
  invoices: number;
  lines: number;
  exceptions: number;
  total: string;
}

const DONE: Partial<Record<BillRunRow['status'], string[]>> = {
  posting: ['posted'],
  discarding: ['discarded', 'cancelled'],
};

/** A run with its progress, read off its checkpoints. */
export async function getBillRun({
  ctx,
  input,
}: {
  ctx: Context;
  input: { runId: string };
}): Promise<{ run: BillRunRow; progress: BillRunProgress }> {
  requirePermission(ctx, 'bill-run.get');
  const { runId } = parseRunId(input);
  return inTransaction(ctx, async ({ tx }) => {
    const run = await findRun(tx, ctx, runId);
    const done = DONE[run.status] ?? ['computed', 'posted', 'discarded', 'cancelled'];
    const [progress] = await rawSql(tx)<BillRunProgress[]>`
      select count(*)::int as "chunksTotal",
          count(*) filter (where status = any (${done}))::int as "chunksDone",
          coalesce(sum(customers), 0)::int as "customersTotal",
          coalesce(sum(customers) filter (where status = any (${done})), 0)::int as "customersDone",
          coalesce(sum(invoices), 0)::int as invoices, coalesce(sum(lines), 0)::int as lines,
          coalesce(sum(exceptions), 0)::int as exceptions,
          coalesce(sum(total), 0)::text as total
        from bill_run_chunks where run_id = ${run.id}`;
    return { run, progress: progress as BillRunProgress };
  });
}

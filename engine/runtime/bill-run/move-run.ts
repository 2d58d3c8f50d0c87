import { and, eq, inArray } from 'drizzle-orm';
import { type BillRunStatus, billRuns, type Transaction } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import type { BillRunRow } from './compute-chunk.ts';

export const STATUS_NAMES: Record<BillRunStatus, string> = {
  planned: '已计划',
  computing: '计算中',
  review: '待审核',
  posting: '过账中',
  posted: '已过账',
  discarding: '作废中',
  discarded: '已作废',
  cancelled: '已取消',
  failed: '失败',
};

export async function findRun(tx: Transaction, ctx: Context, id: string): Promise<BillRunRow> {
  const [run] = await tx
    .select()
    .from(billRuns)
    .where(and(eq(billRuns.tenantId, ctx.tenantId), eq(billRuns.id, id)));
  if (!run) throw notFound({ zh: '出账批次', en: 'bill run' }, id);
  return run;
}

/** Waits for whoever holds the run, which an update of its status alone would not. */
export async function lockRun(tx: Transaction, ctx: Context, id: string): Promise<void> {
  await tx
    .select({ id: billRuns.id })
    .from(billRuns)
    .where(and(eq(billRuns.tenantId, ctx.tenantId), eq(billRuns.id, id)))
    .for('update');
}

/** Moves a run to another state, settled by the write: of two callers one succeeds. */
export async function moveRun(
  tx: Transaction,
  ctx: Context,
  id: string,
  from: readonly BillRunStatus[],
  to: BillRunStatus,
): Promise<void> {
  await lockRun(tx, ctx, id);
  const isThis = and(eq(billRuns.tenantId, ctx.tenantId), eq(billRuns.id, id));
  const moved = await tx
    .update(billRuns)
    .set({ status: to, pausedAt: null })
    .where(and(isThis, inArray(billRuns.status, [...from])))
    .returning({ id: billRuns.id });
  if (moved.length > 0) return;
  const { status } = await findRun(tx, ctx, id);
  const wanted = from.map((state) => STATUS_NAMES[state]).join('、');
  throw conflict({
    zh: `出账批次现在是“${STATUS_NAMES[status]}”，只有“${wanted}”时可以这样做`,
    en: `the bill run is ${status}; this needs it to be ${from.join(' or ')}`,
  });
}

import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import { finishChunks } from './finish.ts';
import { findRun, moveRun } from './move-run.ts';
import { enqueueChunks } from './start.ts';

export const POST_TASK = 'bill-run-post';

/**
 * Posts the drafts of a run in review: numbers, balances, and no change ever after. Chunks are
 * posted by jobs. Calling it again for a run that is posting or posted changes nothing.
 */
export async function postBillRun({
  ctx,
  input,
}: {
  ctx: Context;
  input: { runId: string };
}): Promise<void> {
  requirePermission(ctx, 'bill-run.post');
  const { runId } = input;
  await inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const run = await findRun(tx, ctx, runId);
    if (run.status === 'posting' || run.status === 'posted') return;
    if (run.status === 'review' && run.totals.invoices === 0) {
      throw conflict({
        zh: '这个批次没有账单可以过账',
        en: 'this run has no invoices to post',
      });
    }
    await moveRun(tx, ctx, runId, ['review'], 'posting');
    await enqueueChunks(tx, runId, POST_TASK, 'computed');
    await finishChunks(tx, runId, ctx.now.toString(), { from: 'posting', waiting: ['computed'] });
    await writeAudit(scope, 'bill-run.post', { kind: 'bill-run', id: runId, after: run.totals });
  });
}

import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import { finishComputing } from './finish.ts';
import { findRun, STATUS_NAMES } from './move-run.ts';
import { POST_TASK } from './post.ts';
import { parseRunId, type RunInput } from './run-input.ts';
import { COMPUTE_TASK, enqueueChunks } from './start.ts';

/**
 * Lets a paused run go on: what is left of it is enqueued again. A run that goes on already is left
 * as it is.
 */
export async function resumeBillRun({ ctx, input }: RunInput): Promise<{ chunks: number }> {
  requirePermission(ctx, 'bill-run.resume');
  const { runId } = parseRunId(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const [resumed] = await rawSql(tx)<{ status: string }[]>`
      update bill_runs set paused_at = null
        where id = ${runId} and status in ('computing', 'posting') and paused_at is not null
      returning status`;
    if (!resumed) {
      const { status } = await findRun(tx, ctx, runId);
      if (status === 'computing' || status === 'posting') return { chunks: 0 };
      throw conflict({
        zh: `出账批次现在是“${STATUS_NAMES[status]}”，没有可以继续的工作`,
        en: `the bill run is ${status}; there is nothing to go on with`,
      });
    }
    const round = `${ctx.newId()}:`;
    const chunks =
      resumed.status === 'computing'
        ? await enqueueChunks(tx, runId, COMPUTE_TASK, 'pending', round)
        : await enqueueChunks(tx, runId, POST_TASK, 'computed', round);
    if (resumed.status === 'computing') await finishComputing(tx, runId, ctx.now.toString());
    await writeAudit(scope, 'bill-run.resume', { kind: 'bill-run', id: runId, after: { chunks } });
    return { chunks };
  });
}

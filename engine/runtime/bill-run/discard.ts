import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { inTransaction, type Scope } from '#engine/runtime/context';
import { requirePermission, type Verb } from '#engine/runtime/permission';
import { finishChunks } from './finish.ts';
import { moveRun } from './move-run.ts';
import { stopChunks } from './pause.ts';
import { parseRunId, type RunInput } from './run-input.ts';
import { enqueueChunks } from './start.ts';

export const DISCARD_TASK = 'bill-run-discard';

/** Throws the drafts of a run away, chunk by chunk; what was not computed yet never will be. */
async function startDiscarding(
  scope: Scope,
  verb: Verb,
  runId: string,
  from: 'computing' | 'review',
): Promise<void> {
  const { tx } = scope;
  await moveRun(tx, scope, runId, [from], 'discarding');
  const sql = rawSql(tx);
  await sql`
    update bill_run_chunks set status = 'cancelled' where run_id = ${runId} and status = 'pending'`;
  await enqueueChunks(tx, runId, DISCARD_TASK, 'computed');
  await finishChunks(tx, runId, scope.now.toString(), {
    from: 'discarding',
    waiting: ['pending', 'computed'],
  });
  await writeAudit(scope, verb, { kind: 'bill-run', id: runId });
}

/** Discards a run that is in review: its drafts go, and its periods can be billed again. */
export async function discardBillRun({ ctx, input }: RunInput): Promise<void> {
  requirePermission(ctx, 'bill-run.discard');
  const { runId } = parseRunId(input);
  await inTransaction(ctx, (scope) => startDiscarding(scope, 'bill-run.discard', runId, 'review'));
}

/** Stops a run that is computing and discards what it made so far. */
export async function cancelBillRun({ ctx, input }: RunInput): Promise<void> {
  requirePermission(ctx, 'bill-run.cancel');
  const { runId } = parseRunId(input);
  // Committed first, or the chunks that begin meanwhile would hold the run for as long as it lasts.
  await inTransaction(ctx, ({ tx }) => stopChunks(tx, runId, ctx.now.toString(), ['computing']));
  await inTransaction(ctx, (scope) =>
    startDiscarding(scope, 'bill-run.cancel', runId, 'computing'),
  );
}

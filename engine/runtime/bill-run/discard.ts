import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { requirePermission, type Verb } from '#engine/runtime/permission';
import { finishChunks } from './finish.ts';
import { moveRun } from './move-run.ts';
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

interface RunInput {
  ctx: Context;
  input: { runId: string };
}

/** Discards a run that is in review: its drafts go, and its periods can be billed again. */
export async function discardBillRun({ ctx, input }: RunInput): Promise<void> {
  requirePermission(ctx, 'bill-run.discard');
  await inTransaction(ctx, (scope) =>
    startDiscarding(scope, 'bill-run.discard', input.runId, 'review'),
  );
}

/** Stops a run that is computing and discards what it made so far. */
export async function cancelBillRun({ ctx, input }: RunInput): Promise<void> {
  requirePermission(ctx, 'bill-run.cancel');
  await inTransaction(ctx, (scope) =>
    startDiscarding(scope, 'bill-run.cancel', input.runId, 'computing'),
  );
}

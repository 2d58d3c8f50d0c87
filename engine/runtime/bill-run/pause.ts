import { rawSql, type Transaction } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import { findRun, STATUS_NAMES } from './move-run.ts';
import { parseRunId, type RunInput } from './run-input.ts';

/**
 * Keeps chunks that have not begun from beginning. Never waits for the ones at work: they hold the
 * run's key only. Returns the instant; undefined where the run is paused already or has moved on.
 */
export async function stopChunks(
  tx: Transaction,
  runId: string,
  at: string,
  statuses: readonly string[],
): Promise<string | undefined> {
  const [paused] = await rawSql(tx)<{ at: string }[]>`
    update bill_runs set paused_at = ${at}
      where id = ${runId} and status = any (${[...statuses]}) and paused_at is null
    returning to_json(paused_at)#>>'{}' as at`;
  return paused?.at;
}

/**
 * Pauses a run that computes or posts. Chunks at work are finished; the others wait until the run
 * is resumed. A run that is paused already stays so.
 */
export async function pauseBillRun({ ctx, input }: RunInput): Promise<{ pausedAt: string }> {
  requirePermission(ctx, 'bill-run.pause');
  const { runId } = parseRunId(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const at = await stopChunks(tx, runId, ctx.now.toString(), ['computing', 'posting']);
    if (at !== undefined) {
      await writeAudit(scope, 'bill-run.pause', { kind: 'bill-run', id: runId });
      return { pausedAt: at };
    }
    const { status, pausedAt } = await findRun(tx, ctx, runId);
    if (pausedAt !== null) return { pausedAt };
    throw conflict({
      zh: `出账批次现在是“${STATUS_NAMES[status]}”，只有计算中或过账中的批次可以暂停`,
      en: `the bill run is ${status}; only one that is computing or posting can be paused`,
    });
  });
}

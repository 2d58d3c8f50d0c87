import { rawSql } from '#drizzle';
import { billRunTasks } from '#engine/runtime/bill-run';
import { type Context, inTransaction } from '#engine/runtime/context';

/** Does the work of a run's jobs here; the jobs themselves stay in the queue. */
export async function performChunks(ctx: Context, task: string, runId: string): Promise<void> {
  const perform = billRunTasks[task];
  if (!perform) throw new Error(`there is no task ${task}`);
  const chunks = await inTransaction(
    ctx,
    ({ tx }) => rawSql(tx)<{ chunkNo: number }[]>`
      select chunk_no as "chunkNo" from bill_run_chunks where run_id = ${runId} order by 1`,
  );
  for (const { chunkNo } of chunks) await perform(ctx, { runId, chunkNo });
}

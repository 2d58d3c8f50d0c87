import { billRunTasks, getBillRun, postBillRun, startBillRun } from '#engine/runtime/bill-run';
import type { Context } from '#engine/runtime/context';

/** Hours after midnight that the operator closes a month at. */
const CLOSING_HOUR = 9;

/**
 * Bills and posts one month by the same verbs and tasks that workers use, on the morning after its
 * end. Called again, it goes on from what is done.
 */
export async function closeMonth(
  ctx: Context,
  month: Temporal.PlainDate,
  timeZone: string,
): Promise<void> {
  const end = month.add({ months: 1 });
  const now = end.toZonedDateTime({ timeZone, plainTime: { hour: CLOSING_HOUR } }).toInstant();
  const then: Context = { ...ctx, now };
  const { id: runId } = await startBillRun({
    ctx: then,
    input: {
      periodStart: month.toString(),
      periodEnd: end.toString(),
      idempotencyKey: `demo:${month}`,
    },
  });
  await performChunks(then, runId, 'computing', 'bill-run-compute');
  const { run } = await getBillRun({ ctx: then, input: { runId } });
  if (run.status === 'review') await postBillRun({ ctx: then, input: { runId } });
  await performChunks(then, runId, 'posting', 'bill-run-post');
}

/** The jobs are queued too; whoever comes second to a chunk finds it done. */
async function performChunks(
  ctx: Context,
  runId: string,
  status: 'computing' | 'posting',
  task: string,
): Promise<void> {
  const { run, progress } = await getBillRun({ ctx, input: { runId } });
  const perform = billRunTasks[task];
  if (run.status !== status || !perform) return;
  for (let chunkNo = 1; chunkNo <= progress.chunksTotal; chunkNo += 1) {
    await perform(ctx, { runId, chunkNo });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#drizzle';
import { type Output, startProgress } from '#engine/cli/terminal';
import type { LocalText } from '#engine/core/issue';
import { type BillRunProgress, getBillRun } from '#engine/runtime/bill-run';
import type { Context } from '#engine/runtime/context';
import { runWorker } from '#engine/runtime/worker';

const POLL_MS = 150;

export type BillRun = Awaited<ReturnType<typeof getBillRun>>['run'];

export interface FollowedRun {
  run: BillRun;
  progress: BillRunProgress;
  /** Whether the person stopped waiting before the run was done. */
  wasStopped: boolean;
}

const WORKING = new Set(['planned', 'computing', 'posting', 'discarding']);

const LABELS: Partial<Record<BillRun['status'], LocalText>> = {
  computing: { zh: '计算', en: 'Computing' },
  posting: { zh: '过账', en: 'Posting' },
  discarding: { zh: '作废', en: 'Discarding' },
};

/** Works at a run's jobs in this process too, until none is left. */
export async function followRun(
  { db, ctx, output }: { db: Database; ctx: Context; output: Output },
  runId: string,
  signal: AbortSignal,
): Promise<FollowedRun> {
  let found = await getBillRun({ ctx, input: { runId } });
  if (!WORKING.has(found.run.status)) return { ...found, wasStopped: false };
  const label = LABELS[found.run.status] ?? { zh: '处理', en: 'Working' };
  const bar = startProgress(output, label);
  const worker = await runWorker(db, { concurrency: 2 });
  try {
    while (WORKING.has(found.run.status) && !signal.aborted) {
      bar.update(found.progress.customersDone, found.progress.customersTotal);
      await Promise.race([sleep(POLL_MS), worker.ended]);
      found = await getBillRun({ ctx, input: { runId } });
    }
  } finally {
    bar.stop();
    await worker.stop();
  }
  return { ...found, wasStopped: WORKING.has(found.run.status) };
}

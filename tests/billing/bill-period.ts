import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#drizzle';
import {
  type BillRunProgress,
  getBillRun,
  postBillRun,
  startBillRun,
} from '#engine/runtime/bill-run';
import { newContext } from '#engine/runtime/context';

const MOVING = new Set(['computing', 'posting', 'discarding']);
const POLL_MS = 20;
const TIMEOUT_MS = 60_000;

/** Waits until workers have brought a run to rest. */
export async function settleRun(
  db: Database,
  tenantId: string,
  runId: string,
): Promise<{ status: string; progress: BillRunProgress }> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (Date.now() < deadline) {
    const ctx = newContext(db, tenantId, { kind: 'system' });
    const { run, progress } = await getBillRun({ ctx, input: { runId } });
    if (!MOVING.has(run.status)) return { status: run.status, progress };
    await sleep(POLL_MS);
  }
  throw new Error(`bill run ${runId} did not settle`);
}

/** Runs and posts a period with whatever worker is up; returns the run's id. */
export async function billPeriod(
  db: Database,
  tenantId: string,
  [periodStart, periodEnd]: readonly [string, string],
  options: { post?: boolean; chunkSize?: number } = {},
): Promise<string> {
  const ctx = newContext(db, tenantId, { kind: 'system' });
  const { id } = await startBillRun({
    ctx,
    input: {
      periodStart,
      periodEnd,
      idempotencyKey: randomUUIDv7(),
      chunkSize: options.chunkSize ?? 10,
    },
  });
  await settleRun(db, tenantId, id);
  if (options.post === false) return id;
  await postBillRun({ ctx, input: { runId: id } });
  await settleRun(db, tenantId, id);
  return id;
}

import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant } from '#drizzle';
import {
  cancelBillRun,
  getBillRun,
  pauseBillRun,
  postBillRun,
  resumeBillRun,
  startBillRun,
} from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import { verifyLedger } from '#engine/runtime/verify';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { fillBook, settleRun } from '#tests/billing';
import { createTestDatabase, type TestDatabase } from '#tests/database';
import { computeChunk } from './compute-chunk.ts';

const CUSTOMERS = 60;
const CHUNKS = 30;

let test: TestDatabase;
let worker: Worker | undefined;
let tenantId: string;

const ctx = (): Context => newContext(test.db, tenantId, { kind: 'system' });
const start = async (): Promise<string> => {
  const { id } = await startBillRun({
    ctx: ctx(),
    input: {
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
      idempotencyKey: randomUUIDv7(),
      chunkSize: CUSTOMERS / CHUNKS,
    },
  });
  return id;
};
const get = (runId: string) => getBillRun({ ctx: ctx(), input: { runId } });
const pause = (runId: string) => pauseBillRun({ ctx: ctx(), input: { runId } });
const resume = (runId: string) => resumeBillRun({ ctx: ctx(), input: { runId } });

/** Waits until nothing moves any more. */
async function restOf(runId: string): Promise<number> {
  for (let last = -1; ; ) {
    await sleep(300);
    const { progress } = await get(runId);
    if (progress.chunksDone === last) return last;
    last = progress.chunksDone;
  }
}

async function reach(runId: string, chunks: number): Promise<void> {
  while ((await get(runId)).progress.chunksDone < chunks) await sleep(5);
}

beforeAll(async () => {
  test = await createTestDatabase();
  return () => test.close();
});
beforeEach(async () => {
  tenantId = randomUUIDv7();
  await inTenant(test.db, tenantId, (tx) => fillBook(tx, tenantId, CUSTOMERS));
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

describe('a paused run', () => {
  it('stops in the middle, and goes on where it stopped', async () => {
    const runId = await start();
    worker = await runWorker(test.db, { concurrency: 1 });
    await reach(runId, 3);
    const { pausedAt } = await pause(runId);
    const again = await pause(runId);
    expect(Temporal.Instant.from(again.pausedAt).equals(pausedAt)).toBe(true);
    const done = await restOf(runId);
    const { run, progress } = await get(runId);
    expect(run).toMatchObject({ status: 'computing' });
    expect(run.pausedAt).not.toBeNull();
    expect(done).toBeGreaterThanOrEqual(3);
    expect(done).toBeLessThan(CHUNKS);
    expect(progress.invoices).toBe((done * CUSTOMERS) / CHUNKS);

    expect(await resume(runId)).toEqual({ chunks: CHUNKS - done });
    expect(await resume(runId)).toEqual({ chunks: 0 });
    const settled = await settleRun(test.db, tenantId, runId);
    expect(settled).toMatchObject({ status: 'review', progress: { invoices: CUSTOMERS } });

    await postBillRun({ ctx: ctx(), input: { runId } });
    await reach(runId, 2);
    await pause(runId);
    const posted = await restOf(runId);
    expect(posted).toBeLessThan(CHUNKS);
    expect((await get(runId)).run.status).toBe('posting');
    await resume(runId);
    expect(await settleRun(test.db, tenantId, runId)).toMatchObject({ status: 'posted' });
    expect((await get(runId)).run.pausedAt).toBeNull();
    expect((await verifyLedger({ ctx: ctx() })).problems).toEqual([]);
  });

  it('can be cancelled', async () => {
    const runId = await start();
    await computeChunk(ctx(), { runId, chunkNo: 1 });
    await pause(runId);
    await computeChunk(ctx(), { runId, chunkNo: 2 });
    expect((await get(runId)).progress).toMatchObject({ chunksDone: 1, invoices: 2 });
    await cancelBillRun({ ctx: ctx(), input: { runId } });
    worker = await runWorker(test.db);
    expect(await settleRun(test.db, tenantId, runId)).toMatchObject({ status: 'cancelled' });
    await expect(resume(runId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('does not wait for the chunks at work', async () => {
    const runId = await start();
    await inTenant(test.db, tenantId, async (tx) => {
      await computeChunk({ ...ctx(), tx }, { runId, chunkNo: 1 });
      await pause(runId);
    });
    expect((await get(runId)).progress.chunksDone).toBe(1);
  });

  it('is one that computes or posts', async () => {
    const runId = await start();
    worker = await runWorker(test.db);
    await settleRun(test.db, tenantId, runId);
    await expect(pause(runId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(resume(runId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(pause(randomUUIDv7())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('paused and resumed by many at once, bills everybody once', async () => {
    const runId = await start();
    worker = await runWorker(test.db);
    const moves = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? pause : resume));
    await Promise.allSettled(
      moves.map(async (move, n) => {
        await sleep(n * 7);
        await move(runId);
      }),
    );
    await resume(runId).catch(() => {});
    expect(await settleRun(test.db, tenantId, runId)).toMatchObject({
      status: 'review',
      progress: { invoices: CUSTOMERS, lines: 3 * CUSTOMERS },
    });
  });
});

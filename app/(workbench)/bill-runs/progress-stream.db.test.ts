import { afterAll, beforeAll, expect, it } from 'vitest';
import { getBillRun, startBillRun } from '#engine/runtime/bill-run';
import { type Context, inTransaction, newContext } from '#engine/runtime/context';
import { runWorker } from '#engine/runtime/worker';
import { fillBook } from '#tests/billing';
import { createTestDatabase, type TestDatabase } from '#tests/database';
import { type RunTick, streamProgress, toTick } from './progress-stream.ts';

const CUSTOMERS = 40;
const TENANT = '01996f6e-0000-7000-8000-000000000001';

let test: TestDatabase;
const ctx = (): Context => newContext(test.db, TENANT, { kind: 'system' });

beforeAll(async () => {
  test = await createTestDatabase();
  await inTransaction(ctx(), ({ tx }) => fillBook(tx, TENANT, CUSTOMERS));
});
afterAll(() => test.close());

it('follows a run from its start to its review, and holds no connection meanwhile', async () => {
  const { id: runId } = await startBillRun({
    ctx: ctx(),
    input: {
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
      idempotencyKey: 'stream',
      chunkSize: 2,
    },
  });
  const stream = streamProgress({
    read: async () => toTick(await getBillRun({ ctx: ctx(), input: { runId } }), Date.now()),
    signal: new AbortController().signal,
    intervalMs: 20,
    longestMs: 30_000,
  });
  const text = new Response(stream).text();
  const idle = await test.admin<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`;
  expect(idle).toMatchObject([{ count: 0 }]);
  const worker = await runWorker(test.db);
  const ticks = [...(await text).matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(
    ([, event, data]) => ({ event, tick: JSON.parse(data ?? '') as RunTick }),
  );
  await worker.stop();
  expect(ticks.length).toBeGreaterThan(1);
  expect(ticks[0]).toMatchObject({ event: 'tick', tick: { status: 'computing' } });
  expect(ticks.at(-1)).toMatchObject({
    event: 'rest',
    tick: { status: 'review', progress: { customersDone: CUSTOMERS, total: '3200.00' } },
  });
  const done = ticks.map(({ tick }) => tick.progress.customersDone);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});

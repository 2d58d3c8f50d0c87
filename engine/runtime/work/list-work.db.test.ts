import { randomUUIDv7 as uuid } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { billRunChunks, billRuns, importBatches, inTenant } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { listWork } from '#engine/runtime/work';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  type TestDatabase,
  testContext,
} from '#tests/database';

const NOW = '2026-03-10T08:00:00Z';
const MINUTES_AGO = '2026-03-10T07:59:30Z';
const YESTERDAY = '2026-03-09T09:00:00Z';
const LONG_AGO = '2026-03-01T08:00:00Z';

let test: TestDatabase;
let tenantId: string;

const list = (given: Partial<Context> = {}) =>
  listWork({ ctx: testContext(test, tenantId, { now: Temporal.Instant.from(NOW), ...given }) });

type Run = Partial<typeof billRuns.$inferInsert>;
type Batch = Partial<typeof importBatches.$inferInsert>;

async function insertRun(given: Run, chunks: Partial<typeof billRunChunks.$inferInsert>[] = []) {
  const id = uuid();
  const run = {
    tenantId,
    id,
    periodStart: '2026-02-01',
    periodEnd: '2026-03-01',
    status: 'computing' as const,
    currency: 'CNY',
    customersTotal: 300,
    createdBy: 'test',
    idempotencyKey: id,
    createdAt: MINUTES_AGO,
    ...given,
  };
  const parts = chunks.map((chunk, at) => ({
    tenantId,
    runId: id,
    chunkNo: at + 1,
    customerFrom: uuid(),
    customerTo: uuid(),
    customers: 100,
    ...chunk,
  }));
  await inTenant(test.db, tenantId, async (tx) => {
    await tx.insert(billRuns).values(run);
    if (parts.length > 0) await tx.insert(billRunChunks).values(parts);
  });
  return id;
}

async function insertBatch(given: Batch) {
  const id = uuid();
  const batch = {
    tenantId,
    id,
    mappingKey: 'book',
    fileName: 'book.csv',
    fileHash: id,
    status: 'running' as const,
    rowsTotal: 1000,
    rowsDone: 250,
    createdAt: MINUTES_AGO,
    updatedAt: NOW,
    ...given,
  };
  await inTenant(test.db, tenantId, (tx) => tx.insert(importBatches).values(batch));
  return id;
}

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  tenantId = await insertTenant(test.db);
});

describe('long work', () => {
  it('tells how far a bill run has come, and how fast it is', async () => {
    const computed = { status: 'computed' as const, computedAt: '2026-03-10T07:59:50Z' };
    const id = await insertRun({ startedAt: MINUTES_AGO }, [computed, computed, {}]);
    const { rows } = await list();
    expect(rows).toEqual([
      {
        kind: 'bill-run',
        id,
        status: 'computing',
        state: 'running',
        periodStart: '2026-02-01',
        periodEnd: '2026-03-01',
        fileName: null,
        unit: 'customers',
        done: 200,
        total: 300,
        rate: expect.closeTo(200 / 30),
        at: expect.stringMatching(/^2026-03-10T07:59:30/),
      },
    ]);
  });

  it('counts the posted chunks of a run that is posting, and knows a paused one', async () => {
    const posted = { status: 'posted' as const, postedAt: '2026-03-10T07:59:50Z' };
    await insertRun({ status: 'posting', startedAt: LONG_AGO }, [posted, { status: 'computed' }]);
    await insertRun({ pausedAt: NOW }, [{}]);
    const { rows } = await list();
    expect(rows.map(({ state, done }) => [state, done])).toEqual([
      ['paused', 0],
      ['running', 100],
    ]);
    expect(rows[1]?.rate).toBeCloseTo(10);
  });

  it('tells how far an import has come', async () => {
    const progress = { phase: 'importing', done: 500, total: 2000, startedAt: MINUTES_AGO };
    await insertBatch({ progress });
    await insertBatch({ status: 'rehearsing', progress: { ...progress, phase: 'checking' } });
    const { rows } = await list();
    expect(rows).toMatchObject([
      { kind: 'import', unit: 'bytes', done: 500, total: 2000, fileName: 'book.csv' },
      { kind: 'import', unit: 'rows', state: 'running' },
    ]);
    expect(rows[1]?.rate).toBeCloseTo(500 / 30);
  });

  it('lists what is at work before what was over within a day, and nothing older', async () => {
    await insertRun({ status: 'posted', createdAt: LONG_AGO, postedAt: YESTERDAY });
    await insertRun({ status: 'posted', createdAt: LONG_AGO, postedAt: LONG_AGO });
    await insertRun({ status: 'review', createdAt: LONG_AGO, finishedAt: MINUTES_AGO });
    await insertBatch({ status: 'done', updatedAt: LONG_AGO });
    await insertBatch({ createdAt: LONG_AGO });
    const { rows } = await list();
    expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'import running',
      'bill-run waiting',
      'bill-run done',
    ]);
  });

  it('is shown as far as the role may see it, and never to another tenant', async () => {
    await insertRun({});
    await insertBatch({});
    const kinds = async (given: Partial<Context>) =>
      (await list(given)).rows.map(({ kind }) => kind).sort();
    expect(await kinds({ actor: asRole('finance') })).toEqual(['bill-run', 'import']);
    expect(await kinds({ actor: asRole('service') })).toEqual([]);
    expect(await kinds({ tenantId: await insertTenant(test.db) })).toEqual([]);
  });
});

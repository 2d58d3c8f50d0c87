import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { billPeriod, fillBook } from '#tests/billing';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { searchEverything } from './index.ts';

let database: TestDatabase;
let worker: Worker;
let ctx: Context;
beforeAll(async () => {
  database = await createTestDatabase();
  worker = await runWorker(database.db);
  const tenantId = randomUUIDv7();
  await inTenant(database.db, tenantId, (tx) => fillBook(tx, tenantId, 12));
  await billPeriod(database.db, tenantId, ['2026-01-01', '2026-02-01']);
  ctx = testContext(database, tenantId);
});
afterAll(async () => {
  await worker.stop();
  await database.close();
});

const find = (text: string, by = ctx) => searchEverything({ ctx: by, input: { text } });

describe('searchEverything', () => {
  it('finds customers, invoices and designs', async () => {
    expect((await find('customer 12')).customers).toMatchObject([{ name: 'Customer 12' }]);
    const numbers = async (text: string) => (await find(text)).invoices.map(({ number }) => number);
    expect(await numbers('INV-00000003')).toEqual(['INV-00000003']);
    expect(await numbers('inv-0000001')).toEqual(['INV-00000010', 'INV-00000011', 'INV-00000012']);
    expect(await numbers('3')).toEqual(['INV-00000003']);
    expect(await numbers('nothing')).toEqual([]);
    expect((await find('家庭')).designs).toMatchObject([{ kind: 'plan', key: 'home' }]);
    expect((await find('list-p')).designs).toMatchObject([{ kind: 'pricing-flow' }]);
    expect((await find('INV')).invoices).toHaveLength(8);
  });

  it('keeps from each what they may not see', async () => {
    const service = await find('home', { ...ctx, actor: asRole('service') });
    expect(service.designs).toEqual([]);
    const marketing = { ...ctx, actor: asRole('marketing') };
    expect((await find('INV', marketing)).invoices).toEqual([]);
    const stranger = testContext(database, await insertTenant(database.db));
    for (const text of ['Customer', 'INV', '家庭', '3']) {
      expect(await find(text, stranger)).toEqual({ customers: [], invoices: [], designs: [] });
    }
  });
});

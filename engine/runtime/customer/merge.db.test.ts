import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { type Context, newContext } from '#engine/runtime/context';
import { recordPayment } from '#engine/runtime/payment';
import { changeQuantity } from '#engine/runtime/subscription';
import { verifyLedger } from '#engine/runtime/verify';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { billPeriod, fillBook } from '#tests/billing';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import {
  addContact,
  addContract,
  addDevice,
  addNote,
  changeContact,
  findCustomer,
  findDuplicates,
  getCustomerOverview,
  getCustomerTimeline,
  listCustomers,
  mergeCustomers,
  setTags,
  storeCredential,
  undoMerge,
} from './index.ts';

let database: TestDatabase;
let worker: Worker;
let tenantId: string;
let ctx: Context;
let kept: string;
let merged: string;

beforeAll(async () => {
  vi.stubEnv('RATECRAFT_SECRET_KEY', Buffer.alloc(32, 7).toString('base64'));
  database = await createTestDatabase();
  worker = await runWorker(database.db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await worker.stop();
  await database.close();
});

const JANUARY = ['2026-01-01', '2026-02-01'] as const;
const FEBRUARY = ['2026-02-01', '2026-03-01'] as const;
const MARCH = ['2026-03-01', '2026-04-01'] as const;
const bill = (period: readonly [string, string], post = true) =>
  billPeriod(database.db, tenantId, period, { post });
const problems = async () => {
  const report = await verifyLedger({ ctx: newContext(database.db, tenantId, { kind: 'system' }) });
  return report.problems;
};
const ask = <Row extends object>(statement: string) =>
  inTenant(database.db, tenantId, (tx) => rawSql(tx).unsafe<Row[]>(statement));

/** Two customers with three billed items each, and everything else that a customer has. */
beforeEach(async () => {
  tenantId = randomUUIDv7();
  await inTenant(database.db, tenantId, (tx) => fillBook(tx, tenantId, 2));
  await bill(JANUARY);
  ctx = testContext(database, tenantId, { now: Temporal.Instant.from('2026-02-10T08:00:00Z') });
  const ids = await ask<{ id: string }>('select id from customers order by id');
  [kept = '', merged = ''] = ids.map(({ id }) => id);
  for (const [customerId, value] of [
    [kept, '111'],
    [merged, '222'],
    [merged, '111'],
  ] as const) {
    const input = { customerId, kind: 'phone' as const, value, isPrimary: value !== '111' };
    await addContact({ ctx, input });
  }
  await addDevice({ ctx, input: { customerId: merged, kind: 'onu', serial: 'S-1' } });
  const secret = { kind: 'pppoe', username: 'u', secret: 's' };
  await storeCredential({ ctx, input: { customerId: merged, ...secret } });
  await addNote({ ctx, input: { customerId: merged, text: 'called twice' } });
  const [subscription] = await ask<{ id: string }>(
    `select id from subscriptions where customer_id = '${merged}'`,
  );
  const contract = { number: 'C-1', startsOn: '2026-01-01', subscriptionId: subscription?.id };
  await addContract({ ctx, input: { customerId: merged, ...contract } });
  await setTags({ ctx, input: { customerId: kept, tags: ['both'] } });
  await setTags({ ctx, input: { customerId: merged, tags: ['both', 'vip'] } });
  await pay(merged, '30');
});

const pay = (customerId: string, amount: string) =>
  recordPayment({
    ctx,
    input: {
      customerId,
      amount,
      method: 'cash',
      receivedOn: '2026-02-10',
      idempotencyKey: randomUUIDv7(),
    },
  });

const merge = () => mergeCustomers({ ctx, input: { keptId: kept, mergedId: merged } });
const undo = (mergeId: string) => undoMerge({ ctx, input: { mergeId } });

/** All that a merge may touch, without the rows that only say that it was. */
async function stateOf(id: string) {
  const customer = await findCustomer({ ctx, input: { id } });
  const current = customer.contacts.filter(({ validTo }) => validTo === null);
  const items = await ask<object>(`
    select i.id, i.ends_on, i.customer_id, i.subscription_id, s.status, s.ends_on as until,
        (select string_agg(c.number, ',') from customer_contracts c where c.subscription_id = s.id) as contract
      from subscription_items i join subscriptions s on s.id = i.subscription_id
      where i.customer_id = '${id}' order by i.id`);
  const [balance] = await ask<{ balance: string }>(
    `select sum(amount) as balance from balance_entries where customer_id = '${id}'`,
  );
  return {
    status: customer.status,
    mergedInto: customer.mergedInto,
    contacts: current.map(({ kind, value, isPrimary }) => `${kind} ${value} ${isPrimary}`).sort(),
    devices: customer.devices.map(({ serial }) => serial),
    credentials: customer.credentials.length,
    tags: customer.tags,
    items: [...items],
    balance: balance?.balance,
    overview: (await getCustomerOverview({ ctx, input: { id } })).counts,
  };
}

describe('a merge', () => {
  it('moves what belongs to the customer, and leaves the books clean', async () => {
    const result = await merge();
    expect(result.moved).toEqual({
      contacts: 2,
      devices: 1,
      credentials: 1,
      contracts: 1,
      notes: 1,
      subscriptions: 1,
      balances: [{ currency: 'CNY', amount: '50.00' }],
    });
    expect(await stateOf(kept)).toMatchObject({
      contacts: ['phone 111 false', 'phone 222 true'],
      devices: ['S-1'],
      credentials: 1,
      tags: ['both', 'vip'],
      balance: '130.00',
    });
    expect(await stateOf(merged)).toMatchObject({
      status: 'merged',
      mergedInto: kept,
      contacts: [],
      balance: '0.00',
    });
    expect(await problems()).toEqual([]);
    expect((await readAudit(database, kept)).at(-1)).toMatchObject({
      verb: 'customer.merge',
      actor: asRole('administrator'),
      after: { mergedId: merged },
    });
  });

  it('has what is due next billed to the kept customer alone, once', async () => {
    await merge();
    await bill(FEBRUARY);
    const invoices = await ask<{ customerId: string; total: string; start: string }>(`
      select customer_id as "customerId", total::text, period_start::text as start from invoices
        order by period_start, customer_id`);
    expect(invoices.map(({ customerId, total }) => [customerId, Number(total)])).toEqual([
      [kept, 80],
      [merged, 80],
      [kept, 160],
    ]);
    expect(await problems()).toEqual([]);
    const [old] = await ask<{ periods: number }>(`
      select count(*)::int as periods from billed_periods p join subscription_items i on i.id = p.item_id
        where i.customer_id = '${merged}'`);
    expect(old?.periods).toBe(3);
  });

  it('shows the account of both with the kept one: ages are those of the debts', async () => {
    const { ageing: before } = await getCustomerOverview({ ctx, input: { id: merged } });
    expect(before).toMatchObject({ balance: '50' });
    await merge();
    const overview = await getCustomerOverview({ ctx, input: { id: kept } });
    expect(Number(overview.ageing?.balance)).toBe(130);
    expect(overview.merged.map(({ id }) => id)).toEqual([merged]);
    expect(overview.invoices.map(({ customerId }) => customerId).sort()).toEqual(
      [kept, merged].sort(),
    );
    expect(overview.counts).toMatchObject({ invoices: 2, payments: 1, notes: 1 });
    const gone = await getCustomerOverview({ ctx, input: { id: merged } });
    expect(gone.mergedInto).toMatchObject({ id: kept });
    expect(Number(gone.ageing?.balance)).toBe(0);
    const { rows } = await getCustomerTimeline({ ctx, input: { id: kept } });
    expect(rows.filter(({ kind }) => kind === 'invoice')).toHaveLength(2);
  });

  it('is found by what the merged customer was called', async () => {
    await merge();
    for (const search of ['C-1', 'C-2', 'Customer 2', '222', '111']) {
      const { rows } = await listCustomers({ ctx, input: { search } });
      expect(
        rows.map(({ id }) => id),
        search,
      ).toEqual([kept]);
    }
    expect((await listCustomers({ ctx, input: {} })).rows).toHaveLength(1);
    expect((await listCustomers({ ctx, input: { status: 'merged' } })).rows).toHaveLength(1);
  });

  it('takes nothing more onto the merged customer', async () => {
    await merge();
    await expect(pay(merged, '1')).rejects.toMatchObject({ code: 'conflict' });
    const input = { customerId: merged, text: 'x' };
    await expect(addNote({ ctx, input: { ...input } })).rejects.toMatchObject({ code: 'conflict' });
    await expect(merge()).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is refused while a bill run is at work on either', async () => {
    await bill(FEBRUARY, false);
    await expect(merge()).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('undone, a merge', () => {
  it('leaves everything as it was', async () => {
    const before = [await stateOf(kept), await stateOf(merged)];
    const { mergeId } = await merge();
    await undo(mergeId);
    expect([await stateOf(kept), await stateOf(merged)]).toEqual(before);
    expect(await problems()).toEqual([]);
    for (const id of [kept, merged]) {
      const { ageing } = await getCustomerOverview({ ctx, input: { id } });
      expect(Number(ageing?.balance)).toBe(id === kept ? 80 : 50);
      expect(ageing?.open).toHaveLength(1);
    }
    expect((await readAudit(database, kept)).at(-1)).toMatchObject({ verb: 'customer.unmerge' });
    await expect(undo(mergeId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('bills both apart again, and can be merged again', async () => {
    const { mergeId } = await merge();
    await undo(mergeId);
    await bill(FEBRUARY);
    const again = await merge();
    await bill(MARCH);
    expect(await problems()).toEqual([]);
    const totals = await ask<{ total: string }>(
      'select total::text from invoices order by period_start, customer_id',
    );
    expect(totals.map(({ total }) => Number(total))).toEqual([80, 80, 80, 80, 160]);
    await expect(undo(again.mergeId)).rejects.toMatchObject({
      code: 'conflict',
      text: { en: expect.stringContaining('billing of the subscriptions') },
    });
  });

  it('is refused where a contact changed since, which it names', async () => {
    const { mergeId } = await merge();
    const { contacts } = await findCustomer({ ctx, input: { id: kept } });
    const contact = contacts.find(({ value, validTo }) => value === '222' && validTo === null);
    await changeContact({ ctx, input: { id: contact?.id ?? '', value: '333' } });
    const before = await stateOf(kept);
    await expect(undo(mergeId)).rejects.toMatchObject({
      text: { en: expect.stringContaining('222') },
    });
    expect(await stateOf(kept)).toEqual(before);
  });

  it('is refused where a quantity changed since', async () => {
    const { mergeId } = await merge();
    const [item] = await ask<{ id: string }>(
      `select id from subscription_items where customer_id = '${kept}' and billing_from = '2026-02-01'`,
    );
    await changeQuantity({ ctx, input: { id: item?.id ?? '', quantity: '3', from: '2026-02-01' } });
    await expect(undo(mergeId)).rejects.toMatchObject({ code: 'conflict' });
    await bill(FEBRUARY);
    expect(await problems()).toEqual([]);
  });
});

describe('who may', () => {
  it('not every role, and not another tenant', async () => {
    for (const role of ['service', 'marketing', 'finance', 'manager'] as const) {
      const outsider = { ...ctx, actor: asRole(role) };
      const input = { keptId: kept, mergedId: merged };
      const attempts = [
        mergeCustomers({ ctx: outsider, input }),
        undoMerge({ ctx: outsider, input: { mergeId: kept } }),
        findDuplicates({ ctx: outsider, input: {} }),
      ];
      for (const attempt of attempts) {
        await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
      }
    }
    const other = testContext(database, await insertTenant(database.db));
    const { mergeId } = await merge();
    const input = { keptId: kept, mergedId: merged };
    await expect(mergeCustomers({ ctx: other, input })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(undoMerge({ ctx: other, input: { mergeId } })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await findDuplicates({ ctx: other, input: {} })).toEqual([]);
  });

  it('not with itself', async () => {
    const same = mergeCustomers({ ctx, input: { keptId: kept, mergedId: kept } });
    await expect(same).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('duplicates', () => {
  it('are suggested by telephone', async () => {
    for (const customerId of [kept, merged]) {
      const value = customerId === kept ? '138 0013 8000' : '+86-13800138000';
      await addContact({ ctx, input: { customerId, kind: 'phone', value } });
    }
    const found = await findDuplicates({ ctx, input: { customerId: kept } });
    expect(found).toMatchObject([{ reason: 'phone', customers: [{ id: kept }, { id: merged }] }]);
    await merge();
    expect(await findDuplicates({ ctx, input: {} })).toEqual([]);
  });
});

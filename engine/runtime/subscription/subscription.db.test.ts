import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asRole,
  createTestDatabase,
  insertCustomer,
  insertDesign,
  makeLedger,
  readAudit,
  type TestDatabase,
  type TestLedger,
  testContext,
} from '#tests/database';
import {
  addItem,
  changeQuantity,
  createSubscription,
  endItem,
  getSubscription,
  type Item,
} from './index.ts';

let database: TestDatabase;
let ledger: TestLedger;
let planDesignId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await makeLedger(database);
  const module = (key: string, quantity = {}) => ({
    key,
    type: 'base-service',
    name: { zh: key, en: key },
    quantity,
  });
  const modules = [module('base'), module('seats', { default: '2', minimum: 1, maximum: '5' })];
  const document = { kind: 'plan', key: 'home', modules };
  const given = { key: 'home', document };
  await insertDesign(database.db, ledger.tenantId, { ...given, effectiveFrom: '2026-01-01' });
  planDesignId = await insertDesign(database.db, ledger.tenantId, {
    ...given,
    version: 2,
    effectiveFrom: '2026-06-01',
  });
});
afterAll(() => database.close());

const ctx = () => testContext(database, ledger.tenantId);

async function subscribe(given: object = {}) {
  const customerId = await insertCustomer(database.db, ledger.tenantId);
  const items = [{ moduleKey: 'base' }, { moduleKey: 'seats' }];
  const input = { customerId, planKey: 'home', startsOn: '2026-02-10', items, ...given };
  return createSubscription({ ctx: ctx(), input });
}

const itemOf = (items: Item[], key: string) => items.find((item) => item.moduleKey === key) as Item;

describe('a subscription', () => {
  it('takes the plan in force and the defaults of its modules', async () => {
    const made = await subscribe();
    expect(made).toMatchObject({ status: 'active', anchorOn: '2026-02-10', endsOn: null });
    expect(made.planDesignId).not.toBe(planDesignId);
    expect(itemOf(made.items, 'seats')).toMatchObject({
      quantity: '2',
      startsOn: '2026-02-10',
      billingFrom: '2026-02-10',
      customerId: made.customerId,
    });
    const [found] = await getSubscription({ ctx: ctx(), input: { customerId: made.customerId } });
    expect(found?.items).toHaveLength(2);
    expect(await readAudit(database, made.id)).toMatchObject([
      { verb: 'subscription.create', after: { planKey: 'home', items: [{}, {}] } },
    ]);
    expect(await subscribe({ startsOn: '2026-07-01' })).toMatchObject({ planDesignId });
    expect(await subscribe({ planVersion: 2 })).toMatchObject({ planDesignId });
  });

  it('names every fault of its items at once', async () => {
    const items = [
      { moduleKey: 'sauna' },
      { moduleKey: 'seats', quantity: '6' },
      { moduleKey: 'base', startsOn: '2026-01-01' },
    ];
    const error = await subscribe({ items }).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'invalid' });
    expect(error.issues.map((found: { path: string }) => found.path)).toEqual([
      '/items/0/moduleKey',
      '/items/1/quantity',
      '/items/2/startsOn',
    ]);
    await expect(subscribe({ items: [] })).rejects.toMatchObject({ code: 'invalid' });
    await expect(subscribe({ startsOn: 'soon' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(subscribe({ planKey: 'none' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(subscribe({ startsOn: '2025-01-01' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is refused to a closed customer, and twice for one external id', async () => {
    const customerId = await insertCustomer(database.db, ledger.tenantId, { status: 'closed' });
    await expect(subscribe({ customerId })).rejects.toMatchObject({ code: 'conflict' });
    await subscribe({ externalId: 'S-1' });
    await expect(subscribe({ externalId: 'S-1' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('items', () => {
  it('are added from a day on', async () => {
    const { id: subscriptionId } = await subscribe();
    const input = { subscriptionId, moduleKey: 'seats', quantity: '3', startsOn: '2026-03-01' };
    expect(await addItem({ ctx: ctx(), input })).toMatchObject({
      quantity: '3',
      billingFrom: '2026-03-01',
    });
    const early = addItem({ ctx: ctx(), input: { ...input, startsOn: '2026-01-01' } });
    await expect(early).rejects.toMatchObject({ code: 'invalid' });
    expect((await readAudit(database, subscriptionId)).at(-1)?.verb).toBe('subscription.add-item');
  });

  it('end once, and not before what is billed', async () => {
    const { id: subscriptionId, items, customerId } = await subscribe();
    const { id } = itemOf(items, 'base');
    const made = ledger.invoice(customerId);
    const span = { periodStart: '2026-02-10', periodEnd: '2026-03-01' };
    await ledger.write({
      invoices: [made],
      periods: [{ ...ledger.january(id, made.id), ...span }],
    });
    const end = (endsOn: string) => endItem({ ctx: ctx(), input: { id, endsOn } });
    await expect(end('2026-02-20')).rejects.toMatchObject({ code: 'conflict' });
    await expect(end('2026-02-01')).rejects.toMatchObject({ code: 'conflict' });
    expect(await end('2026-03-15')).toMatchObject({ endsOn: '2026-03-15' });
    await expect(end('2026-03-20')).rejects.toMatchObject({ code: 'conflict' });
    expect((await readAudit(database, subscriptionId)).at(-1)).toMatchObject({
      verb: 'subscription.end-item',
      before: { endsOn: null },
      after: { endsOn: '2026-03-15' },
    });
  });

  it('change quantity by ending one and starting another', async () => {
    const { id: subscriptionId, items, customerId } = await subscribe();
    const { id } = itemOf(items, 'seats');
    const change = (quantity: string) =>
      changeQuantity({ ctx: ctx(), input: { id, quantity, from: '2026-04-05' } });
    await expect(change('9')).rejects.toMatchObject({ code: 'invalid' });
    const [before] = await getSubscription({ ctx: ctx(), input: { customerId } });
    expect(itemOf(before?.items ?? [], 'seats').endsOn).toBeNull();
    const next = await change('4');
    expect(next).toMatchObject({
      quantity: '4',
      startsOn: '2026-04-05',
      billingFrom: '2026-04-05',
      endsOn: null,
    });
    const [after] = await getSubscription({ ctx: ctx(), input: { id: subscriptionId } });
    const seats = after?.items.filter((item) => item.moduleKey === 'seats');
    expect(seats?.map((item) => [item.quantity, item.endsOn])).toEqual([
      ['2', '2026-04-05'],
      ['4', null],
    ]);
    await expect(change('5')).rejects.toMatchObject({ code: 'conflict' });
    expect((await readAudit(database, subscriptionId)).at(-1)).toMatchObject({
      verb: 'subscription.change-quantity',
      before: { quantity: '2' },
      after: { quantity: '4' },
    });
  });

  it('change once when two change at once', async () => {
    const { items } = await subscribe();
    const { id } = itemOf(items, 'seats');
    const change = (quantity: string) =>
      changeQuantity({ ctx: ctx(), input: { id, quantity, from: '2026-04-05' } });
    const results = await Promise.allSettled([change('3'), change('4')]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('who may', () => {
  it('not an outsider, by role or by tenant', async () => {
    const { id: subscriptionId, items, customerId } = await subscribe();
    const { id } = itemOf(items, 'seats');
    const attemptsAs = (as: ReturnType<typeof ctx>) => [
      createSubscription({
        ctx: as,
        input: {
          customerId,
          planKey: 'home',
          startsOn: '2026-02-10',
          items: [{ moduleKey: 'base' }],
        },
      }),
      addItem({ ctx: as, input: { subscriptionId, moduleKey: 'base', startsOn: '2026-03-01' } }),
      endItem({ ctx: as, input: { id, endsOn: '2026-05-01' } }),
      changeQuantity({ ctx: as, input: { id, quantity: '3', from: '2026-05-01' } }),
    ];
    for (const role of ['marketing', 'finance', 'manager'] as const) {
      const outsider = testContext(database, ledger.tenantId, { actor: asRole(role) });
      for (const attempt of await Promise.allSettled(attemptsAs(outsider))) {
        expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
      }
    }
    const other = testContext(database, (await makeLedger(database)).tenantId);
    for (const attempt of await Promise.allSettled(attemptsAs(other))) {
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
    }
    expect(await getSubscription({ ctx: other, input: { customerId } })).toEqual([]);
    expect(await readAudit(database, subscriptionId)).toHaveLength(1);
  });
});

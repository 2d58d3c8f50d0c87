import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { designLibrary, freezeDesign } from '#engine/core/design';
import { newContext } from '#engine/runtime/context';
import { contentHash } from '#engine/runtime/design';
import { explainInvoiceLine } from '#engine/runtime/invoice';
import { verifyLedger } from '#engine/runtime/verify';
import { runWorker, type Worker } from '#engine/runtime/worker';
import type { Plan, PricingFlow } from '#schemas';
import { billPeriod } from '#tests/billing';
import {
  createTestDatabase,
  insertCustomer,
  insertDesign,
  insertItem,
  insertSubscription,
  insertTenant,
  type TestDatabase,
} from '#tests/database';
import { sketchFlow } from '#tests/flows';

let test: TestDatabase;
let worker: Worker;

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
});
afterAll(async () => {
  await worker.stop();
  await test.close();
});

/** Usage by the hour of the clock, and a basic fee beside. */
const POWER: PricingFlow = {
  ...sketchFlow(
    {
      gas: { kind: 'input', config: { type: 'number', path: ['usage', 'gas'], default: 0 } },
      burnt: { kind: 'per-unit', config: { price: 'gas price' } },
      readings: {
        kind: 'input',
        config: { type: 'list', path: ['item', 'attributes', 'readings'] },
      },
      power: {
        kind: 'time-of-use',
        config: {
          bands: [
            { id: 'day', price: '1' },
            { id: 'night', price: '0.5' },
          ],
          windows: [
            { band: 'day', from: '08:00', to: '20:00' },
            { band: 'night', from: '20:00', to: '08:00' },
          ],
        },
      },
      gasLine: { kind: 'output-line', config: { item: 'gas' } },
      powerLine: { kind: 'output-line', config: { item: 'power' } },
    },
    [
      'gas -> burnt.quantity',
      'burnt -> gasLine',
      'readings -> power.readings',
      'power -> powerLine',
    ],
  ),
  key: 'energy',
  constants: [{ name: 'gas price', type: 'number', value: '3' }],
};

const HOUSE = freezeDesign<PricingFlow>(
  {
    ...sketchFlow(
      { energy: { kind: 'sub-flow', config: { flowKey: 'energy', emit: 'lines' } } },
      [],
    ),
    key: 'house',
  },
  designLibrary([POWER]),
);

const named = (key: string) => ({ zh: key, en: key });
const PLAN: Plan = {
  kind: 'plan',
  key: 'home',
  name: named('home'),
  currency: 'CNY',
  billing: {
    interval: { unit: 'month', count: 1 },
    timing: 'arrears',
    anchor: 'calendar',
    proration: 'by-day',
  },
  modules: [{ key: 'energy', type: 'base-service', name: named('energy'), flow: 'house' }],
};

/** Ten units at four in the afternoon in Shanghai, nine in the morning in Berlin. */
const READINGS = [{ from: '2026-01-10T08:00:00Z', to: '2026-01-10T09:00:00Z', quantity: '10' }];

async function operator() {
  const tenantId = await insertTenant(test.db);
  const publish = (document: Plan | PricingFlow) =>
    insertDesign(test.db, tenantId, {
      kind: document.kind,
      key: document.key,
      document,
      contentHash: contentHash(document),
    });
  const planDesignId = await publish(PLAN);
  await publish(HOUSE);
  return { tenantId, planDesignId };
}

async function addCustomer(tenantId: string, planDesignId: string, timeZone: string | null) {
  const customerId = await insertCustomer(test.db, tenantId, { timeZone });
  const begins = { startsOn: '2026-01-01' };
  const subscriptionId = await insertSubscription(test.db, tenantId, {
    customerId,
    planDesignId,
    anchorOn: '2026-01-01',
    ...begins,
  });
  const itemId = await insertItem(test.db, tenantId, {
    customerId,
    subscriptionId,
    moduleKey: 'energy',
    attributes: { readings: READINGS },
    ...begins,
  });
  await inTenant(test.db, tenantId, (tx) =>
    rawSql(tx).unsafe(`insert into usage_records (tenant_id, id, item_id, metric, quantity,
        occurred_on, idempotency_key, created_at)
      values ('${tenantId}', gen_random_uuid(), '${itemId}', 'gas', 4, '2026-01-20',
        gen_random_uuid()::text, now())`),
  );
  return customerId;
}

it('bills the lines of a flow inside, by the clock of each customer, and replays them', async () => {
  const { tenantId, planDesignId } = await operator();
  const here = await addCustomer(tenantId, planDesignId, null);
  const there = await addCustomer(tenantId, planDesignId, 'America/New_York');
  await billPeriod(test.db, tenantId, ['2026-01-01', '2026-02-01']);
  const rows = await inTenant(
    test.db,
    tenantId,
    (tx) =>
      rawSql(tx)<{ customer: string; item: string; amount: string; invoice: string }[]>`
      select i.customer_id as customer, i.id as invoice, l.key as item, l.amount::text as amount
        from invoice_lines l
        join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
        order by l.key`,
  );
  const of = (customer: string) =>
    rows.filter((row) => row.customer === customer).map(({ item, amount }) => `${item} ${amount}`);
  expect(of(here)).toEqual(['gas 12.00', 'power 10.00']);
  expect(of(there)).toEqual(['gas 12.00', 'power 5.00']);
  const ctx = newContext(test.db, tenantId, { kind: 'system' });
  expect((await verifyLedger({ ctx })).problems).toEqual([]);

  const explained = await explainInvoiceLine({
    ctx,
    input: { invoiceId: rows[0]?.invoice ?? '', lineNo: 1 },
  });
  expect(explained.replay).toMatchObject({ replayed: true, agrees: true });
  expect(explained.receipt?.path?.nodes.energy).toMatchObject({
    state: 'hit',
    inner: {
      key: 'energy',
      path: { nodes: { burnt: { state: 'hit' }, power: { state: 'skipped' } } },
    },
  });
  expect(explained.receipt?.sentences.map(({ zh }) => zh)).toEqual(
    expect.arrayContaining([expect.stringContaining('gas price = 3')]),
  );
});

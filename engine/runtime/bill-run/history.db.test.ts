import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { newContext } from '#engine/runtime/context';
import { contentHash } from '#engine/runtime/design';
import { verifyLedger } from '#engine/runtime/verify';
import { runWorker, type Worker } from '#engine/runtime/worker';
import type { Plan, PricingFlow } from '#schemas';
import { backTest } from '#tests/back-test';
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
import { type SketchNode, sketchFlow } from '#tests/flows';

const MONTHS = [
  ['2026-01-01', '2026-02-01'],
  ['2026-02-01', '2026-03-01'],
  ['2026-03-01', '2026-04-01'],
] as const;

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

const WATER: SketchNode = {
  kind: 'input',
  config: { type: 'number', path: ['usage', 'water'], default: 0 },
};
const HISTORY: SketchNode = { kind: 'input', config: { type: 'list', path: ['history'] } };

function waterFlow(node: SketchNode, output = ''): PricingFlow {
  const nodes = { water: WATER, history: HISTORY, node, line: { kind: 'output-line' } };
  const edges = ['water -> node.quantity', 'history -> node.history', `node${output} -> line`];
  return { ...sketchFlow(nodes, edges), key: 'water' };
}

const ladder = waterFlow({
  kind: 'annual-ladder',
  config: {
    metric: 'water',
    tiers: [
      { upTo: '100', price: '2' },
      { upTo: '150', price: '3' },
      { upTo: null, price: '5' },
    ],
  },
});
const carried = waterFlow(
  { kind: 'rollover', config: { included: '60', periods: 2, metric: 'water' } },
  '.carried out',
);
const plain: PricingFlow = {
  ...sketchFlow(
    {
      water: WATER,
      fee: { kind: 'per-unit', config: { price: '2' } },
      line: { kind: 'output-line' },
    },
    ['water -> fee.quantity', 'fee -> line'],
  ),
  key: 'water',
};

const named = (key: string) => ({ zh: key, en: key });
const plan: Plan = {
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
  modules: [{ key: 'water', type: 'base-service', name: named('water'), flow: 'water' }],
};

type Reading = [day: string, quantity: number];
const USED: Reading[] = [
  ['2026-01-20', 60],
  ['2026-01-31', 30],
  ['2026-02-10', 40],
  ['2026-03-15', 50],
];

async function record(tenantId: string, itemId: string, readings: Reading[]): Promise<void> {
  const values = readings.map(([day, quantity]) => `('${day}', ${quantity})`).join(', ');
  await inTenant(test.db, tenantId, (tx) =>
    rawSql(tx).unsafe(`insert into usage_records (tenant_id, id, item_id, metric, quantity,
        occurred_on, idempotency_key, created_at)
      select '${tenantId}', gen_random_uuid(), '${itemId}', 'water', quantity, day::date,
          gen_random_uuid()::text, now()
        from (values ${values}) u (day, quantity)`),
  );
}

async function operator(flow: PricingFlow, readings: Reading[] = USED) {
  const tenantId = await insertTenant(test.db);
  const publish = (document: Plan | PricingFlow) =>
    insertDesign(test.db, tenantId, {
      kind: document.kind,
      key: document.key,
      document,
      contentHash: contentHash(document),
    });
  const planDesignId = await publish(plan);
  await publish(flow);
  const customerId = await insertCustomer(test.db, tenantId);
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
    moduleKey: 'water',
    billingFrom: '2026-01-01',
    endsOn: null,
    ...begins,
  });
  await record(tenantId, itemId, readings);
  return { tenantId, itemId, ctx: newContext(test.db, tenantId, { kind: 'system' }) };
}

async function amounts(tenantId: string): Promise<string[]> {
  const rows = await inTenant(
    test.db,
    tenantId,
    (tx) =>
      rawSql(tx)<{ amount: string }[]>`
      select l.amount::text as amount from invoice_lines l order by l.period_start`,
  );
  return rows.map(({ amount }) => amount);
}

it('bills a ladder of the year month by month, and replays it', async () => {
  const { tenantId, ctx } = await operator(ladder);
  for (const month of MONTHS) await billPeriod(test.db, tenantId, month);
  // 90 × 2; 10 × 2 + 30 × 3; 20 × 3 + 30 × 5.
  expect(await amounts(tenantId)).toEqual(['180.00', '110.00', '210.00']);
  expect((await verifyLedger({ ctx })).problems).toEqual([]);
});

it('bills the same where months were missed and come in one run', async () => {
  const { tenantId } = await operator(ladder);
  await billPeriod(test.db, tenantId, ['2026-01-01', '2026-04-01']);
  expect(await amounts(tenantId)).toEqual(['180.00', '110.00', '210.00']);
});

it('counts a correction and what was used before the billing began', async () => {
  const { tenantId, itemId } = await operator(ladder);
  await billPeriod(test.db, tenantId, MONTHS[0]);
  // A correction of January lowers where February stands on the ladder: 70, so 30 × 2 + 10 × 3.
  await record(tenantId, itemId, [['2026-01-31', -20]]);
  await billPeriod(test.db, tenantId, MONTHS[1]);
  expect(await amounts(tenantId)).toEqual(['180.00', '90.00']);
});

it('carries what was not used', async () => {
  const { tenantId, ctx } = await operator(carried, [
    ['2026-01-20', 20],
    ['2026-02-10', 50],
    ['2026-03-15', 110],
  ]);
  for (const month of MONTHS) await billPeriod(test.db, tenantId, month);
  // 40 of January; February uses them first and leaves 50 of its own; March uses 50 and all its own.
  expect(await amounts(tenantId)).toEqual(['40.00', '50.00', '0.00']);
  expect((await verifyLedger({ ctx })).problems).toEqual([]);
});

it('back-tests a ladder over what was billed without one: the difference of two bill runs', async () => {
  const { tenantId, ctx } = await operator(plain);
  for (const month of MONTHS) await billPeriod(test.db, tenantId, month);
  const { result } = await backTest(ctx, {
    document: ladder,
    periodStart: '2026-01-01',
    periodEnd: '2026-04-01',
  });
  expect(result?.failures.customers).toBe(0);
  expect(result?.mismatches.invoices).toBe(0);
  expect(result?.currencies[0]).toMatchObject({
    before: { total: '360.00' },
    after: { total: '500.00' },
  });
});

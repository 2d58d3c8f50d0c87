import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { newContext } from '#engine/runtime/context';
import { contentHash } from '#engine/runtime/design';
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

const MONTHS = [
  ['2026-01-01', '2026-02-01'],
  ['2026-02-01', '2026-03-01'],
  ['2026-03-01', '2026-04-01'],
] as const;

let test: TestDatabase;
let worker: Worker;
let tenantId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
});
afterAll(async () => {
  await worker.stop();
  await test.close();
});
beforeEach(async () => {
  tenantId = await insertTenant(test.db);
});

const flat = (key: string, price: string): PricingFlow => ({
  ...sketchFlow(
    {
      quantity: { kind: 'input', config: { type: 'number', path: ['item', 'quantity'] } },
      charge: { kind: 'per-unit', config: { price } },
      proration: { kind: 'proration' },
      line: { kind: 'output-line' },
    },
    ['quantity -> charge.quantity', 'charge -> proration', 'proration -> line'],
  ),
  key,
});

const metered: PricingFlow = {
  ...sketchFlow(
    {
      gb: { kind: 'input', config: { type: 'number', path: ['usage', 'gb'], default: 0 } },
      tiers: {
        kind: 'graduated',
        config: {
          tiers: [
            { upTo: 10, price: 0 },
            { upTo: null, price: '0.5' },
          ],
        },
      },
      line: { kind: 'output-line', config: { lineKind: 'usage' } },
    },
    ['gb -> tiers.quantity', 'tiers -> line'],
  ),
  key: 'metered',
};

const named = (key: string) => ({ zh: key, en: key });

const plan: Plan = {
  kind: 'plan',
  key: 'plan',
  name: named('plan'),
  currency: 'CNY',
  billing: {
    interval: { unit: 'month', count: 1 },
    timing: 'advance',
    anchor: 'calendar',
    proration: 'by-day',
  },
  modules: [
    { key: 'base', type: 'base-service', name: named('base'), flow: 'base' },
    {
      key: 'anniversary',
      type: 'add-on',
      name: named('anniversary'),
      flow: 'base',
      billing: { anchor: 'anniversary' },
    },
    {
      key: 'data',
      type: 'add-on',
      name: named('data'),
      flow: 'metered',
      billing: { timing: 'arrears' },
    },
    { key: 'setup', type: 'one-off', name: named('setup'), flow: 'setup' },
    {
      key: 'welcome',
      type: 'discount',
      name: named('welcome'),
      discount: { kind: 'percentage', value: 50, scope: 'plan', modules: ['base'] },
    },
  ],
};

async function publish(document: Plan | PricingFlow, given: object = {}): Promise<string> {
  return insertDesign(test.db, tenantId, {
    kind: document.kind,
    key: document.key,
    document,
    contentHash: contentHash(document),
    ...given,
  });
}

/** A subscription to the plan with the given modules, in the order given. */
async function subscribe(
  modules: Record<string, { startsOn: string; endsOn?: string }>,
): Promise<Record<string, string>> {
  const planDesignId = await publish(plan);
  await publish(flat('setup', '200'));
  await publish(metered);
  const customerId = await insertCustomer(test.db, tenantId);
  const starts = Object.values(modules).map(({ startsOn }) => startsOn);
  const subscriptionId = await insertSubscription(test.db, tenantId, {
    customerId,
    planDesignId,
    startsOn: starts[0],
    anchorOn: starts[0],
  });
  const items: Record<string, string> = {};
  for (const [moduleKey, { startsOn, endsOn }] of Object.entries(modules)) {
    items[moduleKey] = await insertItem(test.db, tenantId, {
      customerId,
      subscriptionId,
      moduleKey,
      startsOn,
      billingFrom: startsOn,
      endsOn: endsOn ?? null,
    });
  }
  return items;
}

/** Bills three months and tells each line as `invoice month: item period amount`. */
async function billThreeMonths(expectedProblems: string[] = []): Promise<string[]> {
  for (const month of MONTHS) await billPeriod(test.db, tenantId, month);
  const rows = await inTenant(
    test.db,
    tenantId,
    (tx) =>
      rawSql(tx)<{ text: string }[]>`
      select to_char(v.period_start, 'MM') || ': ' || l.key || ' ' || l.period_start || '/'
          || l.period_end || ' ' || l.amount as text
        from invoice_lines l join invoices v on v.id = l.invoice_id
        order by v.period_start, l.line_no`,
  );
  const report = await verifyLedger({ ctx: newContext(test.db, tenantId, { kind: 'system' }) });
  expect(report.problems.map(({ code, params }) => `${code} ${params.day}`)).toEqual(
    expectedProblems,
  );
  return rows.map(({ text }) => text);
}

it('bills parts of months by days, and nothing after the end', async () => {
  await publish(flat('base', '31'));
  await subscribe({ base: { startsOn: '2026-01-18', endsOn: '2026-03-11' } });
  expect(await billThreeMonths()).toEqual([
    '01: base 2026-01-18/2026-02-01 14.00',
    '02: base 2026-02-01/2026-03-01 31.00',
    '03: base 2026-03-01/2026-03-11 10.00',
  ]);
});

it('splits a month where a new price begins', async () => {
  await publish(flat('base', '28'), { version: 1 });
  await publish(flat('base', '56'), { version: 2, effectiveFrom: '2026-02-08' });
  await subscribe({ base: { startsOn: '2026-01-01' } });
  expect(await billThreeMonths()).toEqual([
    '01: base 2026-01-01/2026-02-01 28.00',
    '02: base 2026-02-01/2026-02-08 7.00',
    '02: base 2026-02-08/2026-03-01 42.00',
    '03: base 2026-03-01/2026-04-01 56.00',
  ]);
});

it('keeps the day of an anniversary through short months', async () => {
  await publish(flat('base', '31'));
  await subscribe({ anniversary: { startsOn: '2026-01-31' } });
  expect(await billThreeMonths()).toEqual([
    '01: anniversary 2026-01-31/2026-02-28 31.00',
    '02: anniversary 2026-02-28/2026-03-31 31.00',
    '03: anniversary 2026-03-31/2026-04-30 31.00',
  ]);
});

it('bills usage when its month has ended, and a one-off fee once and for all', async () => {
  await publish(flat('base', '31'));
  const items = await subscribe({
    setup: { startsOn: '2026-01-10' },
    data: { startsOn: '2026-01-10' },
  });
  await inTenant(test.db, tenantId, (tx) =>
    rawSql(tx).unsafe(`insert into usage_records (tenant_id, id, item_id, metric, quantity,
        occurred_on, idempotency_key, created_at)
      select '${tenantId}', gen_random_uuid(), '${items.data}', 'gb', quantity, day::date, day, now()
        from (values ('2026-01-09', 100), ('2026-01-10', 8.5), ('2026-01-31', 3.5),
          ('2026-02-01', 4), ('2026-02-28', 5), ('2026-03-31', 30)) u (day, quantity)`),
  );
  // What was used before the item's billing begins is on no bill, and verify names it.
  expect(await billThreeMonths(['usage-not-billed 2026-01-09'])).toEqual([
    '01: data 2026-01-10/2026-02-01 1.00',
    '01: setup 2026-01-10/infinity 200.00',
    '02: data 2026-02-01/2026-03-01 0.00',
    '03: data 2026-03-01/2026-04-01 10.00',
  ]);
});

it('names usage that came in after its period was billed', async () => {
  const items = await subscribe({ data: { startsOn: '2026-01-01' } });
  await billPeriod(test.db, tenantId, MONTHS[0]);
  await inTenant(test.db, tenantId, (tx) =>
    rawSql(tx).unsafe(`insert into usage_records (tenant_id, id, item_id, metric, quantity,
        occurred_on, idempotency_key, created_at)
      values ('${tenantId}', gen_random_uuid(), '${items.data}', 'gb', 40, '2026-01-31', 'late', now())`),
  );
  const report = await verifyLedger({ ctx: newContext(test.db, tenantId, { kind: 'system' }) });
  expect(report.problems).toMatchObject([
    { code: 'usage-not-billed', params: { metric: 'gb', quantity: '40', day: '2026-01-31' } },
  ]);
});

it('gives a discount while its item lasts', async () => {
  await publish(flat('base', '100'));
  await subscribe({
    base: { startsOn: '2026-01-01' },
    welcome: { startsOn: '2026-01-01', endsOn: '2026-03-01' },
  });
  expect(await billThreeMonths()).toEqual([
    '01: base 2026-01-01/2026-02-01 100.00',
    '01: welcome 2026-01-01/2026-02-01 -50.00',
    '02: base 2026-02-01/2026-03-01 100.00',
    '02: welcome 2026-02-01/2026-03-01 -50.00',
    '03: base 2026-03-01/2026-04-01 100.00',
  ]);
});

it('refuses a customer whose price is not in force yet, and catches up when it is', async () => {
  await publish(flat('base', '28'), { effectiveFrom: '2026-02-01' });
  await subscribe({ base: { startsOn: '2026-01-31' } });
  await billPeriod(test.db, tenantId, MONTHS[0], { post: false });
  const [exception] = await inTenant(
    test.db,
    tenantId,
    (tx) => rawSql(tx)<{ issues: { code: string }[] }[]>`select issues from bill_run_exceptions`,
  );
  expect(exception?.issues).toMatchObject([
    { code: 'no-flow-version', params: { flow: 'base', day: '2026-01-31' } },
  ]);
});

import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import {
  compareBillRun,
  getBillRun,
  listAnomalies,
  listBillRuns,
  listSegmentChoices,
  markInvoice,
  previewBillRun,
  type Segment,
  sampleDrafts,
  startBillRun,
  summarizeReview,
} from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { billPeriod, fillBook, settleRun } from '#tests/billing';
import { createTestDatabase, type TestDatabase } from '#tests/database';

const JANUARY = ['2026-01-01', '2026-02-01'] as const;
const FEBRUARY = ['2026-02-01', '2026-03-01'] as const;
const CUSTOMERS = 25;

let test: TestDatabase;
let worker: Worker;
let tenantId: string;

const ctx = (): Context => ({
  ...newContext(test.db, tenantId, { kind: 'system' }),
  now: Temporal.Instant.from('2026-02-20T00:00:00Z'),
});
const query = <T>(text: string): Promise<T[]> =>
  inTenant(test.db, tenantId, async (tx) => (await rawSql(tx).unsafe(text)) as unknown as T[]);
const customersNamed = (...names: string[]) =>
  `(select id from customers where name in (${names.map((name) => `'${name}'`).join(', ')}))`;

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
});
afterAll(async () => {
  await worker.stop();
  await test.close();
});
beforeEach(async () => {
  tenantId = randomUUIDv7();
  await inTenant(test.db, tenantId, (tx) => fillBook(tx, tenantId, CUSTOMERS));
});

describe('a sample', () => {
  it('is the same for everybody, another for another run, and counts what was looked at', async () => {
    const runId = await billPeriod(test.db, tenantId, JANUARY, { post: false });
    const draw = (size: number) => sampleDrafts({ ctx: ctx(), input: { runId, size } });
    const first = await draw(8);
    expect(first.rows).toHaveLength(8);
    expect(new Set(first.rows.map(({ invoiceId }) => invoiceId)).size).toBe(8);
    expect(await draw(8)).toEqual(first);
    // A larger sample goes on from the smaller one.
    const larger = await draw(12);
    expect(larger.rows.slice(0, 8)).toEqual(first.rows);
    const [invoice] = first.rows;
    const invoiceId = invoice?.invoiceId ?? '';
    const note = 'twice the router';
    await markInvoice({ ctx: ctx(), input: { invoiceId, outcome: 'wrong', note } });
    expect(await draw(8)).toMatchObject({ checked: 1, wrong: 1, population: CUSTOMERS });
    expect(await summarizeReview({ ctx: ctx(), input: { runId } })).toMatchObject({
      marked: { right: 0, wrong: 1, wrongNotHeld: 1 },
    });
    await markInvoice({ ctx: ctx(), input: { invoiceId, outcome: null } });
    expect(await draw(8)).toEqual(first);
  });

  it('takes its share of each plan', async () => {
    await query(`update subscriptions set plan_key = 'office'
      where customer_id in ${customersNamed('Customer 1', 'Customer 2')}`);
    const runId = await billPeriod(test.db, tenantId, JANUARY, { post: false });
    const sample = await sampleDrafts({ ctx: ctx(), input: { runId, size: 5, by: 'plan' } });
    expect(sample.strata).toEqual([
      { planKey: 'home', invoices: 23, sampled: 4 },
      { planKey: 'office', invoices: 2, sampled: 1 },
    ]);
    expect(sample.rows.map(({ lines, total }) => [lines, total])).toEqual(
      Array.from({ length: 5 }, () => [3, '80.00']),
    );
  });
});

describe('anomalies', () => {
  it('are paged on the server, by kind and by what was made of them', async () => {
    await billPeriod(test.db, tenantId, JANUARY);
    await query(`update subscription_items set quantity = 3 where module_key = 'internet'`);
    const runId = await billPeriod(test.db, tenantId, FEBRUARY, { post: false });
    const seen = new Set<string>();
    for (let cursor: string | undefined; ; ) {
      const page = await listAnomalies({ ctx: ctx(), input: { runId, limit: 10, cursor } });
      for (const { invoiceId } of page.rows) seen.add(invoiceId);
      expect(page.counts).toEqual([{ kind: 'change', mark: 'unseen', count: CUSTOMERS }]);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen.size).toBe(CUSTOMERS);
    const [invoiceId = ''] = seen;
    await markInvoice({ ctx: ctx(), input: { invoiceId, outcome: 'right' } });
    const left = await listAnomalies({ ctx: ctx(), input: { runId, mark: 'unseen' } });
    expect(left.rows).toHaveLength(CUSTOMERS - 1);
    expect(left.rows[0]).toMatchObject({
      kind: 'change',
      total: '180.00',
      lastTotal: '80.00',
      changePercent: '125.0',
      outcome: null,
    });
    const far = await listAnomalies({ ctx: ctx(), input: { runId, changePercent: 200 } });
    expect(far).toMatchObject({ rows: [], counts: [] });
    expect((await listAnomalies({ ctx: ctx(), input: { runId, kind: 'zero' } })).rows).toEqual([]);
  });
});

describe('the comparison', () => {
  it('bridges the last period to this one, by charge and by plan', async () => {
    // New in February; gone after January; more; less.
    await query(`update subscription_items set billing_from = '2026-02-01'
      where customer_id in ${customersNamed('Customer 1')}`);
    await billPeriod(test.db, tenantId, JANUARY);
    await query(`update subscription_items set ends_on = '2026-02-01'
      where customer_id in ${customersNamed('Customer 2', 'Customer 3')}`);
    await query(`update subscription_items set quantity = 2 where module_key = 'internet'
      and customer_id in ${customersNamed('Customer 4')}`);
    await query(`update subscription_items set ends_on = '2026-02-01' where module_key = 'phone'
      and customer_id in ${customersNamed('Customer 5')}`);
    const runId = await billPeriod(test.db, tenantId, FEBRUARY, { post: false });
    const bridge = await compareBillRun({ ctx: ctx(), input: { runId } });
    expect(bridge).toMatchObject({
      previous: { periodStart: '2026-01-01', periodEnd: '2026-02-01' },
      before: { customers: 24, amount: '1920' },
      gone: { customers: 2, amount: '-160' },
      fresh: { customers: 1, amount: '80' },
      increased: { customers: 1, amount: '50' },
      decreased: { customers: 1, amount: '-20' },
      unchanged: { customers: 20, amount: '0' },
      now: { customers: 23, amount: '1870' },
      tax: { before: '0.00', now: '0.00' },
    });
    const steps = [bridge.before, bridge.gone, bridge.fresh, bridge.increased, bridge.decreased];
    const sum = steps.reduce((all, { amount }) => all.plus(Decimal.of(amount)), Decimal.ZERO);
    expect(sum.toString()).toBe(bridge.now.amount);
    expect(bridge.byCharge).toMatchObject([
      { key: 'phone/charge', before: '480.00', now: '440.00', difference: '-40' },
      { key: 'streaming/charge', difference: '-10', countBefore: 24, countNow: 23 },
      { key: 'internet/charge', before: '1200.00', now: '1200.00', difference: '0' },
    ]);
    expect(bridge.byPlan).toMatchObject([
      { key: 'home', name: { en: 'Home broadband' }, difference: '-50' },
    ]);
  });

  it('of the first run has nothing to stand against', async () => {
    const runId = await billPeriod(test.db, tenantId, JANUARY, { post: false });
    expect(await compareBillRun({ ctx: ctx(), input: { runId } })).toMatchObject({
      previous: null,
      before: { customers: 0, amount: '0' },
      fresh: { customers: CUSTOMERS, amount: '2000' },
    });
  });
});

describe('before it is started', () => {
  const preview = (input: Parameters<typeof previewBillRun>[0]['input'] = {}) =>
    previewBillRun({ ctx: ctx(), input });

  it('proposes the next month due, and counts who would be billed', async () => {
    expect(await preview()).toEqual({
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
      customers: CUSTOMERS,
      warnings: [],
    });
    const runId = await billPeriod(test.db, tenantId, JANUARY);
    expect(await preview()).toMatchObject({ periodStart: '2026-02-01', customers: CUSTOMERS });
    expect(await preview({ periodStart: '2026-01-01' })).toMatchObject({
      customers: 0,
      warnings: [{ kind: 'run', runId, status: 'posted', isSegment: false }],
    });
    expect(await preview({ periodStart: '2026-04-01' })).toMatchObject({
      customers: CUSTOMERS,
      warnings: [{ kind: 'skipped', months: ['2026-02', '2026-03'] }, { kind: 'future' }],
    });
  });

  it.each<[Segment, number]>([
    [{ tier: 'vip' }, 2],
    [{ region: 'north' }, CUSTOMERS],
    [{ tags: ['paper', 'vip'] }, 3],
    [{ tag: 'paper' }, 2],
    [{ plan: 'home' }, CUSTOMERS - 1],
    [{ plan: 'office', tier: 'vip' }, 1],
    [{}, CUSTOMERS],
  ])('the segment %j is about %d customers, and bills them', async (segment, count) => {
    await query(`update customers set tier = 'vip' where name in ('Customer 1', 'Customer 2')`);
    await query(`update subscriptions set plan_key = 'office'
      where customer_id in ${customersNamed('Customer 1')}`);
    await query(`insert into customer_tags (tenant_id, customer_id, tag)
      select tenant_id, id, t from customers, unnest(array['paper', 'vip']) t
        where (name, t) in (('Customer 3', 'paper'), ('Customer 4', 'paper'),
          ('Customer 4', 'vip'), ('Customer 5', 'vip'))`);
    expect(await preview({ segment })).toMatchObject({ customers: count });
    const { id: runId } = await startBillRun({
      ctx: ctx(),
      input: {
        periodStart: JANUARY[0],
        periodEnd: JANUARY[1],
        segment,
        idempotencyKey: randomUUIDv7(),
      },
    });
    const { progress } = await settleRun(test.db, tenantId, runId);
    expect(progress).toMatchObject({ customersTotal: count, invoices: count });
    const { run } = await getBillRun({ ctx: ctx(), input: { runId } });
    expect(run.segment).toEqual(Object.keys(segment).length === 0 ? null : segment);
  });

  it('an unknown member of a segment is refused: it would bill everybody', async () => {
    const segment = { city: 'Chengdu' } as Segment;
    await expect(preview({ segment })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('offers what the book is made of', async () => {
    expect(await listSegmentChoices({ ctx: ctx() })).toEqual({
      tiers: [{ value: 'standard', customers: CUSTOMERS }],
      regions: [{ value: 'north', customers: CUSTOMERS }],
      tags: [],
      plans: [
        { value: 'home', customers: CUSTOMERS, name: { zh: '家庭宽带', en: 'Home broadband' } },
      ],
    });
  });
});

it('lists runs by status and year', async () => {
  await billPeriod(test.db, tenantId, JANUARY);
  await billPeriod(test.db, tenantId, FEBRUARY, { post: false });
  const list = (input: Parameters<typeof listBillRuns>[0]['input']) =>
    listBillRuns({ ctx: ctx(), input });
  expect((await list({ statuses: ['review'] })).rows).toMatchObject([
    { periodStart: '2026-02-01', held: 0, segment: null, pausedAt: null },
  ]);
  expect((await list({ year: 2026 })).rows).toHaveLength(2);
  expect((await list({ year: 2025 })).rows).toEqual([]);
});

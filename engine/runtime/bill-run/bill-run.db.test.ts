import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import {
  cancelBillRun,
  discardBillRun,
  getBillRun,
  listBillRuns,
  postBillRun,
  retryExceptions,
  reviewBillRun,
  startBillRun,
} from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import { verifyLedger } from '#engine/runtime/verify';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { billPeriod, fillBook, settleRun } from '#tests/billing';
import { createTestDatabase, type TestDatabase } from '#tests/database';

const JANUARY = ['2026-01-01', '2026-02-01'] as const;
const FEBRUARY = ['2026-02-01', '2026-03-01'] as const;
const CUSTOMERS = 25;

let test: TestDatabase;
let worker: Worker;
let tenantId: string;

const ctx = (): Context => newContext(test.db, tenantId, { kind: 'system' });
const query = <T>(text: string): Promise<T[]> =>
  inTenant(test.db, tenantId, async (tx) => (await rawSql(tx).unsafe(text)) as unknown as T[]);
const start = (key: string, period: readonly [string, string] = JANUARY) =>
  startBillRun({
    ctx: ctx(),
    input: { periodStart: period[0], periodEnd: period[1], idempotencyKey: key, chunkSize: 10 },
  });

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

describe('a run', () => {
  it('bills every customer once, in chunks, and waits for review', async () => {
    const { id } = await start('a');
    const { status, progress } = await settleRun(test.db, tenantId, id);
    expect(status).toBe('review');
    expect(progress).toMatchObject({
      chunksTotal: 3,
      chunksDone: 3,
      customersTotal: CUSTOMERS,
      invoices: CUSTOMERS,
      lines: 3 * CUSTOMERS,
      exceptions: 0,
      total: '2000.00',
    });
    const { run } = await getBillRun({ ctx: ctx(), input: { runId: id } });
    expect(run.totals).toMatchObject({ invoices: CUSTOMERS, total: '2000.00', tax: '0.00' });
  });

  it('is the same run for the same key', async () => {
    const first = await start('same');
    const second = await start('same');
    expect(second).toEqual({ id: first.id, isNew: false });
  });

  it.each([
    [['2026-02-01', '2026-01-01'], 'start before'],
    [['2026-01-01', '2036-01-02'], 'too long'],
    [['2026-01-01', '2026-02-30'], '/periodEnd'],
  ] as const)('refuses the period %j', async (period, reason) => {
    await expect(start('bad', period)).rejects.toThrow(reason);
  });

  it('makes nothing for a period that is billed, draft or posted', async () => {
    await billPeriod(test.db, tenantId, JANUARY);
    const again = await billPeriod(test.db, tenantId, JANUARY, { post: false });
    const { run, progress } = await getBillRun({ ctx: ctx(), input: { runId: again } });
    expect(progress.invoices).toBe(0);
    // There is nothing to look at or to post, so it closes itself.
    expect(run.status).toBe('discarded');
    await expect(postBillRun({ ctx: ctx(), input: { runId: again } })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('bills what was left out with the next period', async () => {
    const id = await billPeriod(test.db, tenantId, FEBRUARY);
    const { progress } = await getBillRun({ ctx: ctx(), input: { runId: id } });
    expect(progress).toMatchObject({ invoices: CUSTOMERS, lines: 6 * CUSTOMERS, total: '4000.00' });
  });

  it('two at once bill each customer once', async () => {
    const runs = await Promise.all([start('x'), start('y')]);
    const settled = await Promise.all(runs.map(({ id }) => settleRun(test.db, tenantId, id)));
    const invoices = settled.reduce((sum, { progress }) => sum + progress.invoices, 0);
    expect(invoices).toBe(CUSTOMERS);
  });

  it('compares with the month before and finds what changed', async () => {
    await billPeriod(test.db, tenantId, JANUARY);
    await query(`update subscription_items set quantity = 3
      where module_key = 'internet' and customer_id = (select min(id::text)::uuid from customers)`);
    const id = await billPeriod(test.db, tenantId, FEBRUARY, { post: false });
    const review = await reviewBillRun({ ctx: ctx(), input: { runId: id } });
    expect(review.comparison).toMatchObject({ invoicesDifference: 0, totalDifference: '100.00' });
    expect(review.anomalyCounts).toEqual({ zero: 0, negative: 0, change: 1 });
    expect(review.anomalies).toMatchObject([
      { kind: 'change', total: '180.00', lastTotal: '80.00', changePercent: '125.0' },
    ]);
  });

  it('lists runs, the latest first, a page at a time', async () => {
    await billPeriod(test.db, tenantId, JANUARY);
    await billPeriod(test.db, tenantId, FEBRUARY);
    const first = await listBillRuns({ ctx: ctx(), input: { limit: 1 } });
    expect(first.rows).toMatchObject([
      { periodStart: '2026-02-01', status: 'posted', invoices: CUSTOMERS, total: '2000.00' },
    ]);
    const second = await listBillRuns({
      ctx: ctx(),
      input: { limit: 1, cursor: first.nextCursor ?? '' },
    });
    expect(second.rows).toMatchObject([{ periodStart: '2026-01-01' }]);
    expect(second.nextCursor).toBeNull();
  });
});

describe('exceptions', () => {
  it('isolate a customer, with a reason, and can be retried', async () => {
    await query(`update subscription_items set module_key = 'gone'
      where module_key = 'phone' and customer_id = (select min(id::text)::uuid from customers)`);
    const { id } = await start('a');
    const { progress } = await settleRun(test.db, tenantId, id);
    expect(progress).toMatchObject({ invoices: CUSTOMERS - 1, exceptions: 1 });
    const review = await reviewBillRun({ ctx: ctx(), input: { runId: id } });
    expect(review.exceptions).toMatchObject([
      {
        customerName: 'Customer 1',
        issues: [{ code: 'module-missing', params: { module: 'gone' } }],
      },
    ]);
    await query(`update subscription_items set module_key = 'phone' where module_key = 'gone'`);
    expect(await retryExceptions({ ctx: ctx(), input: { runId: id } })).toEqual({
      billed: 1,
      remaining: 0,
    });
    const after = await getBillRun({ ctx: ctx(), input: { runId: id } });
    expect(after.progress).toMatchObject({ invoices: CUSTOMERS, exceptions: 0, total: '2000.00' });
    expect(after.run.totals).toMatchObject({ invoices: CUSTOMERS });
  });

  it('posted around are excused, and caught up by the next run', async () => {
    await query(`update subscription_items set module_key = 'gone' where id = (
      select min(id::text)::uuid from subscription_items)`);
    await billPeriod(test.db, tenantId, JANUARY);
    expect((await verifyLedger({ ctx: ctx() })).problems).toEqual([]);
    await query(`update subscription_items set module_key = 'internet' where module_key = 'gone'`);
    const id = await billPeriod(test.db, tenantId, FEBRUARY);
    const { progress } = await getBillRun({ ctx: ctx(), input: { runId: id } });
    expect(progress.total).toBe('2080.00');
    expect((await verifyLedger({ ctx: ctx() })).problems).toEqual([]);
  });
});

describe('posting', () => {
  it('numbers without gap and writes the balance ledger', async () => {
    const id = await billPeriod(test.db, tenantId, JANUARY);
    const { run } = await getBillRun({ ctx: ctx(), input: { runId: id } });
    expect(run.status).toBe('posted');
    const numbers = await query<{ number: string }>('select number from invoices order by number');
    expect(numbers.map(({ number }) => number)).toEqual(
      Array.from({ length: CUSTOMERS }, (_, n) => `INV-${String(n + 1).padStart(8, '0')}`),
    );
    expect(
      await query(`select count(*)::int as count, sum(amount)::text as sum from balance_entries`),
    ).toMatchObject([{ count: CUSTOMERS, sum: '2000.00' }]);
  });

  it('applies what a customer has to his credit', async () => {
    await query(`insert into balance_entries (tenant_id, id, customer_id, currency, kind, amount,
        occurred_at, idempotency_key)
      select tenant_id, gen_random_uuid(), id, 'CNY', 'deposit', case name when 'Customer 1' then -30
          else -500 end, now(), 'd' || id
        from customers where name in ('Customer 1', 'Customer 2')`);
    await billPeriod(test.db, tenantId, JANUARY);
    const rows = await query(`select c.name, v.balance_applied::text as applied,
        v.amount_due::text as due
      from invoices v join customers c on c.id = v.customer_id
      where v.balance_applied > 0 order by c.name`);
    expect(rows).toMatchObject([
      { name: 'Customer 1', applied: '30', due: '50.00' },
      { name: 'Customer 2', applied: '80.00', due: '0.00' },
    ]);
    expect((await verifyLedger({ ctx: ctx() })).problems).toEqual([]);
  });

  it('twice is once', async () => {
    const id = await billPeriod(test.db, tenantId, JANUARY);
    await postBillRun({ ctx: ctx(), input: { runId: id } });
    expect(await query('select count(*)::int as count from balance_entries')).toMatchObject([
      { count: CUSTOMERS },
    ]);
  });
});

describe('discarding', () => {
  it('takes the drafts back, and the period can be billed again', async () => {
    const id = await billPeriod(test.db, tenantId, JANUARY, { post: false });
    await discardBillRun({ ctx: ctx(), input: { runId: id } });
    expect((await settleRun(test.db, tenantId, id)).status).toBe('discarded');
    for (const table of ['invoices', 'invoice_lines', 'invoice_facts', 'billed_periods']) {
      expect(await query(`select count(*)::int as count from ${table}`)).toMatchObject([
        { count: 0 },
      ]);
    }
    const again = await billPeriod(test.db, tenantId, JANUARY);
    const { progress } = await getBillRun({ ctx: ctx(), input: { runId: again } });
    expect(progress.invoices).toBe(CUSTOMERS);
  });

  it('refuses a posted run', async () => {
    const id = await billPeriod(test.db, tenantId, JANUARY);
    await expect(discardBillRun({ ctx: ctx(), input: { runId: id } })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('cancels a run while it computes', async () => {
    const { id } = await start('a');
    await cancelBillRun({ ctx: ctx(), input: { runId: id } }).catch(async () => {
      // It was faster than the cancellation; then it is in review, and discarded instead.
      await discardBillRun({ ctx: ctx(), input: { runId: id } });
    });
    const { status } = await settleRun(test.db, tenantId, id);
    expect(['cancelled', 'discarded']).toContain(status);
    expect(await query('select count(*)::int as count from invoices')).toMatchObject([
      { count: 0 },
    ]);
  });
});

describe('who may', () => {
  it.each(['marketing', 'service', 'manager'] as const)(
    '%s may not start or post',
    async (role) => {
      const actor = { kind: 'user', id: 'u', role } as const;
      const as: Context = { ...ctx(), actor };
      const input = { periodStart: JANUARY[0], periodEnd: JANUARY[1], idempotencyKey: 'k' };
      await expect(startBillRun({ ctx: as, input })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        postBillRun({ ctx: as, input: { runId: randomUUIDv7() } }),
      ).rejects.toMatchObject({
        code: 'forbidden',
      });
    },
  );

  it("another tenant's run is not there", async () => {
    const id = await billPeriod(test.db, tenantId, JANUARY, { post: false });
    const other = randomUUIDv7();
    await inTenant(test.db, other, (tx) =>
      rawSql(
        tx,
      ).unsafe(`insert into tenants (id, slug, name, time_zone, currency, locale, created_at)
        values ('${other}', '${other}', 'Other', 'UTC', 'CNY', 'en', now())`),
    );
    const stranger = newContext(test.db, other, { kind: 'system' });
    for (const verb of [getBillRun, postBillRun, discardBillRun, cancelBillRun, reviewBillRun]) {
      await expect(verb({ ctx: stranger, input: { runId: id } })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    expect((await listBillRuns({ ctx: stranger, input: {} })).rows).toEqual([]);
  });
});

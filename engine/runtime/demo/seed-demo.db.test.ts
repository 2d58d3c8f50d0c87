import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { newContext, systemContext } from '#engine/runtime/context';
import { findTenant } from '#engine/runtime/tenant';
import { createTestDatabase, insertTenant, type TestDatabase } from '#tests/database';
import { DEMO_SLUG, seedDemo } from './index.ts';

const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z');
const databases: TestDatabase[] = [];
afterAll(() => Promise.all(databases.map((each) => each.close())));

async function fresh(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
}

async function demoContext({ db }: TestDatabase) {
  const tenant = await findTenant({ ctx: systemContext(db), input: { slug: DEMO_SLUG } });
  return newContext(db, tenant.id, { kind: 'system' });
}

async function summary(database: TestDatabase) {
  const { db, tenantId } = await demoContext(database);
  return inTenant(db, tenantId, async (tx) => {
    const sql = rawSql(tx);
    const runs = await sql`
      select period_start::text as month, status, posted_at::date::text as posted, totals
        from bill_runs order by period_start`;
    const [counts] = await sql`
      select (select count(*)::int from customers) as customers,
        (select count(*)::int from usage_records) as usage,
        (select count(*)::int from customer_devices) as devices,
        (select count(*)::int from bill_run_exceptions) as exceptions,
        (select count(*)::int from payments) as payments,
        (select count(*)::int from customer_notes) as notes,
        (select count(*)::int from customer_contracts) as contracts,
        (select sum(amount)::text from balance_entries) as balance,
        (select count(*)::int from invoices where status = 'posted') as posted,
        (select count(distinct kind)::int from invoice_lines) as kinds`;
    return { runs, counts };
  });
}

describe('seedDemo', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await fresh();
  });

  it('makes an operator with three closed months', async () => {
    const result = await seedDemo({ url: database.url, customers: 50, now: NOW });
    expect(result).toEqual({ slug: DEMO_SLUG, outcome: 'made' });
    const { runs, counts } = await summary(database);
    expect(runs.map(({ month, status, posted }) => [month, status, posted])).toEqual([
      ['2026-08-01', 'posted', '2026-09-01'],
      ['2026-09-01', 'posted', '2026-10-01'],
      ['2026-10-01', 'posted', '2026-11-01'],
    ]);
    expect(counts).toMatchObject({ customers: 50, devices: 50, exceptions: 0 });
    expect(counts?.usage).toBeGreaterThan(50);
    expect(counts?.posted).toBeGreaterThan(130);
    expect(counts?.kinds).toBeGreaterThanOrEqual(4);
    expect(counts?.payments).toBeGreaterThan(90);
    expect(counts?.payments).toBeLessThan(counts?.posted);
    expect(counts?.notes).toBeGreaterThan(3);
    expect(counts?.contracts).toBeGreaterThan(15);
    expect(Number(counts?.balance)).toBeGreaterThan(100);
    for (const { totals } of runs) expect(Number(totals.total)).toBeGreaterThan(3_000);
  });

  it('does nothing when done', async () => {
    const before = await summary(database);
    const result = await seedDemo({ url: database.url, customers: 50, now: NOW });
    expect(result.outcome).toBe('done');
    expect(await summary(database)).toEqual(before);
  });

  it('goes on where it was broken off', async () => {
    const broken = await fresh();
    const stop = new AbortController();
    const first = seedDemo({
      url: broken.url,
      customers: 50,
      now: NOW,
      signal: stop.signal,
      report: () => stop.abort(),
    });
    await expect(first).rejects.toThrow();
    const later = NOW.add({ hours: 24 * 40 });
    const result = await seedDemo({ url: broken.url, customers: 7, now: later });
    expect(result.outcome).toBe('made');
    const { runs, counts } = await summary(broken);
    expect(counts).toMatchObject({ customers: 50 });
    expect(runs.map(({ month }) => month)).toEqual(['2026-08-01', '2026-09-01', '2026-10-01']);
    const whole = await summary(database);
    expect(runs.map(({ totals }) => totals)).toEqual(whole.runs.map(({ totals }) => totals));
    expect(counts).toEqual(whole.counts);
  });

  it("leaves a database of somebody's own alone, unless forced", async () => {
    const own = await fresh();
    await insertTenant(own.db);
    const left = await seedDemo({ url: own.url, customers: 5, now: NOW });
    expect(left.outcome).toBe('left');
    const made = await seedDemo({ url: own.url, customers: 5, now: NOW, force: true });
    expect(made.outcome).toBe('made');
  });
});

import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant } from '#drizzle';
import { newContext } from '#engine/runtime/context';
import { verifyLedger } from '#engine/runtime/verify';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { billPeriod, fillBook } from '#tests/billing';
import { createTestDatabase, type TestDatabase } from '#tests/database';

const CUSTOMERS = 12;

let test: TestDatabase;
let worker: Worker;
let tenantId: string;

const verify = () => verifyLedger({ ctx: newContext(test.db, tenantId, { kind: 'system' }) });

/** Changes rows as somebody with the server in his hands could: past every trigger. */
async function tamper(statement: string): Promise<void> {
  await test.admin.begin(async (sql) => {
    await sql.unsafe('set local session_replication_role = replica');
    await sql.unsafe(statement.replaceAll('$tenant', `tenant_id = '${tenantId}'`));
  });
}

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
  await billPeriod(test.db, tenantId, ['2026-01-01', '2026-02-01']);
  await billPeriod(test.db, tenantId, ['2026-02-01', '2026-03-01']);
});
afterEach(async () => {
  tenantId = '';
});

it('finds nothing wrong with books that are right', async () => {
  expect(await verify()).toEqual({
    invoices: 2 * CUSTOMERS,
    lines: 6 * CUSTOMERS,
    items: 3 * CUSTOMERS,
    balanceEntries: 2 * CUSTOMERS,
    auditEntries: 4,
    auditHead: { position: 4, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    problemCount: 0,
    problems: [],
  });
});

const INVOICE = `(select id from invoices where $tenant and number = 'INV-00000003')`;

describe('a changed row is found and named', () => {
  it.each([
    [
      'an amount',
      `update invoice_lines set amount = 49 where $tenant and line_no = 1 and invoice_id = ${INVOICE}`,
      'line-differs',
      '/invoices/INV-00000003/lines/1/amount',
    ],
    [
      'a quantity',
      `update invoice_lines set quantity = 2 where $tenant and line_no = 2 and invoice_id = ${INVOICE}`,
      'line-differs',
      '/invoices/INV-00000003/lines/2/quantity',
    ],
    [
      'a name',
      `update invoice_lines set name = '{"zh": "别的", "en": "Other"}'
        where $tenant and line_no = 2 and invoice_id = ${INVOICE}`,
      'line-differs',
      '/invoices/INV-00000003/lines/2/name',
    ],
    [
      'a line gone',
      `delete from invoice_lines where $tenant and line_no = 3 and invoice_id = ${INVOICE}`,
      'line-missing',
      '/invoices/INV-00000003/lines/3',
    ],
    [
      'a line added',
      `insert into invoice_lines (tenant_id, invoice_id, line_no, kind, key, name,
          amount_unrounded, amount, tax_amount)
        select tenant_id, id, 9, 'fee', 'x', '{"zh": "x", "en": "x"}', 1, 1, 0
          from invoices where $tenant and number = 'INV-00000003'`,
      'line-unexpected',
      '/invoices/INV-00000003/lines/9',
    ],
    [
      'a total',
      `update invoices set total = 81 where $tenant and number = 'INV-00000003'`,
      'total-differs',
      '/invoices/INV-00000003/total',
    ],
    [
      'facts that change no amount',
      `update invoice_facts set facts = replace(facts::text, 'standard', 'vip')::json
        where $tenant and invoice_id = ${INVOICE}`,
      'content-changed',
      '/invoices/INV-00000003',
    ],
    [
      'facts gone',
      `delete from invoice_facts where $tenant and invoice_id = ${INVOICE}`,
      'replay-failed',
      '/invoices/INV-00000003',
    ],
    [
      'an amount due',
      `update invoices set amount_due = 0 where $tenant and number = 'INV-00000003'`,
      'sum-differs',
      '/invoices/INV-00000003',
    ],
    [
      'a balance entry gone',
      `delete from balance_entries where $tenant and invoice_id = ${INVOICE}`,
      'sum-differs',
      '/invoices/INV-00000003',
    ],
    [
      'an invoice gone',
      `delete from invoices where $tenant and number = 'INV-00000003'`,
      'numbers-gap',
      '/series/invoice',
    ],
  ])('%s', async (_, statement, code, path) => {
    await tamper(statement);
    const { problems } = await verify();
    expect(problems).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('a price in a published design', async () => {
    await tamper(`update designs set document = replace(document::text, '"50"', '"51"')::jsonb
      where $tenant and kind = 'pricing-flow'`);
    const { problems } = await verify();
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'design-changed',
        path: '/designs/pricing-flow/list-price/1',
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'line-differs',
        path: '/invoices/INV-00000001/lines/1/amount',
      }),
    );
  });
});

describe('timelines', () => {
  const ITEM = '(select min(id::text)::uuid from subscription_items where $tenant)';

  it.each([
    [
      'a period missing at the end',
      `delete from billed_periods where $tenant and item_id = ${ITEM} and period_start = '2026-02-01'`,
      'period-missed',
    ],
    [
      'a gap',
      `update billed_periods set period_start = '2026-02-03'
        where $tenant and item_id = ${ITEM} and period_start = '2026-02-01'`,
      'period-gap',
    ],
    [
      'an overlap',
      `update billed_periods set period_start = '2026-01-20'
        where $tenant and item_id = ${ITEM} and period_start = '2026-02-01'`,
      'period-overlap',
    ],
    [
      'a line without its period',
      `delete from billed_periods where $tenant and item_id = ${ITEM} and period_start = '2026-01-01'`,
      'line-without-period',
    ],
  ])('%s', async (_, statement, code) => {
    await tamper(statement);
    const { problems } = await verify();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('the database refuses an overlapping period by plain SQL', async () => {
    const insert = (start: string, end: string) =>
      test.admin.begin(async (sql) => {
        await sql`select set_config('ratecraft.tenant_id', ${tenantId}, true)`;
        return sql`
          insert into billed_periods (tenant_id, item_id, invoice_id, run_id, period_start, period_end)
            select tenant_id, item_id, invoice_id, run_id, ${start}::date, ${end}::date
              from billed_periods where tenant_id = ${tenantId} limit 1`;
      });
    await expect(insert('2026-01-15', '2026-02-15')).rejects.toMatchObject({ code: 'RC001' });
    await expect(insert('2026-02-01', '2026-03-01')).rejects.toMatchObject({ code: '23505' });
    await expect(insert('2026-03-02', '2026-04-01')).rejects.toMatchObject({ code: 'RC001' });
  });
});

it('a manager may verify, marketing may not', async () => {
  const as = (role: 'manager' | 'marketing') =>
    verifyLedger({ ctx: newContext(test.db, tenantId, { kind: 'user', id: 'u', role }) });
  await expect(as('manager')).resolves.toMatchObject({ problemCount: 0 });
  await expect(as('marketing')).rejects.toMatchObject({ code: 'forbidden' });
});

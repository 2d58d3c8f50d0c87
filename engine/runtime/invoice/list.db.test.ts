import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '#drizzle';
import { holdInvoice } from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import {
  exportInvoices,
  getInvoice,
  type InvoiceFilter,
  type InvoiceRow,
  listInvoicePeriods,
  listInvoices,
  totalInvoices,
} from '#engine/runtime/invoice';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { billPeriod, fillBook } from '#tests/billing';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
} from '#tests/database';

const CUSTOMERS = 12;

let test: TestDatabase;
let worker: Worker;
let ctx: Context;
let runs: string[];
let heldId: string;

async function rowsOf(input: InvoiceFilter): Promise<InvoiceRow[]> {
  const { rows } = await listInvoices({ ctx, input: { ...input, limit: 200 } });
  return rows;
}

async function countOf(input: InvoiceFilter): Promise<number> {
  const [sums] = await totalInvoices({ ctx, input });
  const rows = await rowsOf(input);
  expect(sums?.count ?? 0).toBe(rows.length);
  return rows.length;
}

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
  const tenantId = randomUUIDv7();
  await inTenant(test.db, tenantId, (tx) => fillBook(tx, tenantId, CUSTOMERS));
  ctx = newContext(test.db, tenantId, asRole('finance'));
  runs = [
    await billPeriod(test.db, tenantId, ['2026-01-01', '2026-02-01']),
    await billPeriod(test.db, tenantId, ['2026-02-01', '2026-03-01']),
    await billPeriod(test.db, tenantId, ['2026-03-01', '2026-04-01'], { post: false }),
  ];
  const [draft] = await rowsOf({ runId: runs[2] ?? '' });
  heldId = draft?.id ?? '';
  await holdInvoice({ ctx, input: { invoiceId: heldId, reason: 'is it right?' } });
});
afterAll(async () => {
  await worker.stop();
  await test.close();
});

describe('listInvoices', () => {
  it('pages newest first, each invoice once', async () => {
    const seen: InvoiceRow[] = [];
    let cursor: string | undefined;
    do {
      const input = { limit: 7, ...(cursor !== undefined && { cursor }) };
      const page = await listInvoices({ ctx, input });
      seen.push(...page.rows);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(3 * CUSTOMERS);
    const keys = seen.map(({ issuedOn, id }) => `${issuedOn} ${id}`);
    expect(keys).toEqual([...keys].sort().reverse());
  });

  it('pages the invoices of a run by customer', async () => {
    const [runId = ''] = runs;
    const one = await listInvoices({ ctx, input: { runId, limit: 5 } });
    const two = await listInvoices({ ctx, input: { runId, limit: 50, cursor: one.next ?? '' } });
    const ids = [...one.rows, ...two.rows].map(({ customerId }) => customerId);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toHaveLength(CUSTOMERS);
  });

  it('takes every filter, and the totals take the same', async () => {
    const [first] = await rowsOf({ status: 'posted' });
    const { customerId = '', number = '', customerName = '' } = first ?? {};
    const numbers = number?.slice(0, -1) ?? '';
    expect(await countOf({})).toBe(36);
    expect(await countOf({ status: 'posted' })).toBe(24);
    expect(await countOf({ status: 'draft' })).toBe(11);
    expect(await countOf({ status: 'held' })).toBe(1);
    expect(await countOf({ runId: runs[0] ?? '' })).toBe(12);
    expect(await countOf({ customerId })).toBe(3);
    expect(await countOf({ periodFrom: '2026-02-01', periodTo: '2026-03-01' })).toBe(12);
    expect(await countOf({ periodFrom: '2026-02-01' })).toBe(24);
    expect(await countOf({ number: number ?? '' })).toBe(1);
    expect(await countOf({ number: numbers })).toBeGreaterThan(1);
    expect(await countOf({ search: (number ?? '').toLowerCase() })).toBe(1);
    expect(await countOf({ search: customerName })).toBeGreaterThanOrEqual(3);
    for (const search of ["'; --", '%', '\uffff', '\ud83d', '=1+1'])
      expect(await countOf({ search })).toBe(0);
    expect(await countOf({ minTotal: '80', maxTotal: '80' })).toBe(36);
    expect(await countOf({ minTotal: '80.01' })).toBe(0);
    expect(await countOf({ currency: 'USD' })).toBe(0);
    expect(await countOf({ plan: 'home' })).toBe(36);
    expect(await countOf({ plan: 'office' })).toBe(0);
  });

  it('shows a held draft as held', async () => {
    expect(await rowsOf({ status: 'held' })).toMatchObject([{ id: heldId, status: 'held' }]);
    const drafts = await rowsOf({ status: 'draft' });
    expect(drafts.map(({ id }) => id)).not.toContain(heldId);
  });

  it('finds what is overdue: payments settle what is due first', async () => {
    const [first] = await rowsOf({ runId: runs[0] ?? '' });
    const late = { ...ctx, now: Temporal.Instant.from('2099-01-01T00:00:00Z') };
    const overdue = async () => {
      const input = { overdue: true, customerId: first?.customerId ?? '' };
      const { rows } = await listInvoices({ ctx: late, input });
      return rows.map(({ runId }) => runId).sort();
    };
    expect(await overdue()).toEqual([runs[0], runs[1]].sort());
    await test.admin`
      insert into balance_entries (tenant_id, id, customer_id, currency, kind, amount, occurred_at,
          idempotency_key)
        values (${ctx.tenantId}, uuidv7(), ${first?.customerId ?? ''}, 'CNY', 'payment', -100,
          now(), 'paid')`;
    const open = await overdue();
    expect(open).toHaveLength(1);
    const { settlement } = await getInvoice({ ctx: late, input: { id: first?.id ?? '' } });
    expect(settlement).toEqual(
      open[0] === runs[0]
        ? expect.objectContaining({ open: expect.not.stringMatching(/^0/) })
        : { paid: '80.00', open: '0.00', daysLate: 0 },
    );
    const { rows } = await listInvoices({
      ctx: { ...ctx, now: ctx.now },
      input: { overdue: true },
    });
    expect(rows.every(({ dueOn }) => (dueOn ?? '') < '2099')).toBe(true);
  });

  it('refuses a cursor of another list', async () => {
    const input = { cursor: 'bm90IGEgY3Vyc29y' };
    await expect(listInvoices({ ctx, input })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('totalInvoices', () => {
  it('sums exactly, by currency, and again from memory', async () => {
    const sums = {
      currency: 'CNY',
      count: 36,
      subtotal: '2880',
      tax: '0',
      total: '2880',
      due: '1920',
    };
    const numbers = async (input: InvoiceFilter) => {
      const [{ subtotal = '', tax = '', total = '', due = '', ...rest } = {}] = await totalInvoices(
        {
          ctx,
          input,
        },
      );
      const [a, b, c, d] = [subtotal, tax, total, due].map((value) => String(Number(value)));
      return { ...rest, subtotal: a, tax: b, total: c, due: d };
    };
    expect(await numbers({})).toEqual(sums);
    expect(await numbers({})).toEqual(sums);
    expect(await numbers({ minTotal: '0' })).toEqual(sums);
  });
});

describe('listInvoicePeriods', () => {
  it('names the periods of the runs, newest first', async () => {
    expect(await listInvoicePeriods({ ctx })).toEqual(['2026-03-01', '2026-02-01', '2026-01-01']);
  });
});

describe('getInvoice', () => {
  it('gives lines by subscription with the plan, taxes, and what happened', async () => {
    const [first] = await rowsOf({ status: 'posted' });
    const details = await getInvoice({ ctx, input: { id: first?.id ?? '' } });
    expect(details).toMatchObject({
      invoice: { number: first?.number, status: 'posted', hold: null },
      groups: [{ planKey: 'home', planName: { zh: '家庭宽带' }, subtotal: '80.00' }],
      taxes: [],
    });
    expect(details.groups[0]?.lines.map(({ amount }) => amount)).toEqual([
      '50.00',
      '20.00',
      '10.00',
    ]);
    expect(details.history.map(({ verb }) => verb)).toEqual(['posted', 'computed']);
  });

  it('tells of a hold and who held it', async () => {
    const { invoice, history, settlement } = await getInvoice({ ctx, input: { id: heldId } });
    expect(invoice.hold).toMatchObject({ reason: 'is it right?', heldBy: 'user-finance' });
    expect(history).toContainEqual(
      expect.objectContaining({ verb: 'bill-run.hold', note: 'is it right?' }),
    );
    expect(settlement).toBeNull();
  });
});

describe('exportInvoices', () => {
  it('writes a line for each, safe for spreadsheets, and records who took it', async () => {
    await test.admin`
      update customers set name = '=cmd()' where id = (
        select customer_id from invoices where id = ${heldId})`;
    const { csv, rows, isComplete } = await exportInvoices({ ctx, input: { language: 'en' } });
    expect({ rows, isComplete }).toEqual({ rows: 36, isComplete: true });
    const lines = csv.trim().split('\r\n');
    expect(lines[0]).toContain('Number,Status,Customer');
    expect(lines).toHaveLength(37);
    expect(csv).toContain(`,'=cmd(),`);
    expect(await readAudit(test, 'all')).toMatchObject([
      { verb: 'invoice.export', after: { rows: 36 } },
    ]);
  });

  it('is not for service, and nothing of it for another tenant', async () => {
    const service = { ...ctx, actor: asRole('service') };
    await expect(exportInvoices({ ctx: service, input: {} })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = { ...ctx, tenantId: await insertTenant(test.db) };
    expect(await exportInvoices({ ctx: other, input: {} })).toMatchObject({ rows: 0 });
    expect(await listInvoices({ ctx: other, input: { runId: runs[0] ?? '' } })).toEqual({
      rows: [],
      next: null,
    });
    expect(await totalInvoices({ ctx: other, input: {} })).toEqual([]);
    await expect(getInvoice({ ctx: other, input: { id: heldId } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

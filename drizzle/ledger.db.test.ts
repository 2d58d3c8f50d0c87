import { randomUUIDv7 as uuid } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  insertBillRun,
  makeLedger,
  type TestDatabase,
  type TestLedger,
} from '#tests/database';
import { rawSql } from './index.ts';

let database: TestDatabase;
let tenantId: string;
let runId: string;
let ledger: TestLedger;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await makeLedger(database);
  ({ tenantId, runId } = ledger);
});
afterAll(() => database.close());

describe('what the ledger refuses', () => {
  it('keeps every kind of text through COPY', async () => {
    const { customerId } = await ledger.makeItem();
    const made = ledger.invoice(customerId, { contentHash: 'tab\t back\\slash\r\n 中文 \\N' });
    const facts = { text: 'a"b\\c\n\t\u0001', list: [1, null] };
    await ledger.write({
      invoices: [made],
      lines: [ledger.line(made.id)],
      facts: [{ tenantId, invoiceId: made.id, facts: JSON.stringify(facts) }],
    });
    const [kept] = await ledger.work(
      (tx) => rawSql(tx)`
      select i.content_hash, l.name, f.facts from invoices i
        join invoice_lines l on l.invoice_id = i.id join invoice_facts f on f.invoice_id = i.id
        where i.id = ${made.id}`,
    );
    expect(kept).toEqual({
      content_hash: made.contentHash,
      name: ledger.line(made.id).name,
      facts,
    });
  });

  it('rejects NUL and wrong values, and the connection goes on', async () => {
    const { customerId } = await ledger.makeItem();
    await expect(
      ledger.write({ invoices: [ledger.invoice(customerId, { contentHash: 'a\0b' })] }),
    ).rejects.toThrow(/NUL/);
    await expect(
      ledger.write({ invoices: [ledger.invoice(customerId, { total: 'x' })] }),
    ).rejects.toMatchObject({
      code: '22P02',
    });
    await expect(ledger.write({ invoices: [ledger.invoice(customerId)] })).resolves.toMatchObject({
      invoices: 1,
    });
  });

  it('refuses rows that refer to nothing', async () => {
    const { customerId, itemId } = await ledger.makeItem();
    const refused = { code: 'RC004' };
    await expect(ledger.write({ invoices: [ledger.invoice(uuid())] })).rejects.toMatchObject(
      refused,
    );
    await expect(
      ledger.write({ invoices: [ledger.invoice(customerId, { runId: uuid() })] }),
    ).rejects.toMatchObject(refused);
    await expect(ledger.write({ lines: [ledger.line(uuid())] })).rejects.toMatchObject({
      code: 'RC003',
    });
    await expect(
      ledger.write({ facts: [{ tenantId, invoiceId: uuid(), facts: '{}' }] }),
    ).rejects.toMatchObject({ code: 'RC003' });
    const period = { tenantId, runId, periodStart: '2026-01-01', periodEnd: '2026-02-01' };
    await expect(
      ledger.write({ periods: [{ ...period, itemId, invoiceId: uuid() }] }),
    ).rejects.toMatchObject({ code: 'RC003' });
    const made = ledger.invoice(customerId);
    await expect(
      ledger.write({
        invoices: [made],
        periods: [{ ...period, itemId: uuid(), invoiceId: made.id }],
      }),
    ).rejects.toMatchObject(refused);
  });

  it('refuses a run that is over', async () => {
    const { customerId } = await ledger.makeItem();
    const posted = await insertBillRun(database.db, tenantId, { status: 'posted' });
    await expect(
      ledger.write({ invoices: [ledger.invoice(customerId, { runId: posted })] }),
    ).rejects.toMatchObject({ code: 'RC004' });
  });

  it('lets a draft go in order: lines, facts, periods, invoice', async () => {
    const { customerId, itemId } = await ledger.makeItem();
    const made = ledger.invoice(customerId);
    const period = {
      tenantId,
      itemId,
      invoiceId: made.id,
      runId,
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
    };
    await ledger.write({
      invoices: [made],
      lines: [ledger.line(made.id), ledger.line(made.id, 2)],
      facts: [{ tenantId, invoiceId: made.id, facts: '{}' }],
      periods: [period],
    });
    await expect(
      ledger.work((tx) => rawSql(tx)`delete from invoices where id = ${made.id}`),
    ).rejects.toMatchObject({ code: 'RC004' });
    await ledger.work(async (tx) => {
      const sql = rawSql(tx);
      await sql`delete from invoice_lines where invoice_id = ${made.id}`;
      await sql`delete from invoice_facts where invoice_id = ${made.id}`;
    });
    await expect(
      ledger.work((tx) => rawSql(tx)`delete from invoices where id = ${made.id}`),
    ).rejects.toMatchObject({ code: 'RC004' });
    await ledger.work(async (tx) => {
      await rawSql(tx)`delete from billed_periods where item_id = ${itemId}`;
      await rawSql(tx)`delete from invoices where id = ${made.id}`;
    });
    expect(await ledger.spansOf(itemId)).toEqual([]);
  });

  it('refuses to delete from the middle of a timeline', async () => {
    const { itemId, bill } = await ledger.makeItem();
    await bill(['2026-01-01', '2026-02-01'], ['2026-02-01', '2026-03-01']);
    const drop = (start: string) =>
      ledger.work(
        (tx) =>
          rawSql(
            tx,
          )`delete from billed_periods where item_id = ${itemId} and period_start = ${start}`,
      );
    await expect(drop('2026-01-01')).rejects.toMatchObject({ code: 'RC001' });
    await drop('2026-02-01');
    await drop('2026-01-01');
  });

  it('never changes what is posted, for the owner neither', async () => {
    const { customerId, itemId } = await ledger.makeItem();
    const made = ledger.invoice(customerId);
    const period = {
      tenantId,
      itemId,
      invoiceId: made.id,
      runId,
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
    };
    await ledger.write({
      invoices: [made],
      lines: [ledger.line(made.id)],
      facts: [{ tenantId, invoiceId: made.id, facts: '{}' }],
      periods: [period],
    });
    await ledger.post(made.id, 'INV-1');
    const { admin } = database;
    const attempts = [
      () => admin`update invoices set total = 1 where id = ${made.id}`,
      () =>
        admin`update invoices set status = 'draft', number = null, posted_at = null where id = ${made.id}`,
      () => admin`delete from invoices where id = ${made.id}`,
      () => admin`update invoice_lines set amount = 1 where invoice_id = ${made.id}`,
      () => admin`delete from invoice_lines where invoice_id = ${made.id}`,
      () => admin`update invoice_facts set facts = '1' where invoice_id = ${made.id}`,
      () => admin`delete from invoice_facts where invoice_id = ${made.id}`,
      () => admin`update billed_periods set period_end = 'infinity' where item_id = ${itemId}`,
      () => admin`delete from billed_periods where item_id = ${itemId}`,
      () => admin`truncate invoices`,
      () => admin`truncate invoice_lines`,
      () => admin`truncate invoice_facts`,
      () => admin`truncate billed_periods`,
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: 'RC003' });
    await expect(ledger.write({ lines: [ledger.line(made.id, 2)] })).rejects.toMatchObject({
      code: 'RC003',
    });
  });

  it('needs a number to post, and gives it once', async () => {
    const { customerId } = await ledger.makeItem();
    const first = ledger.invoice(customerId);
    await ledger.write({ invoices: [first] });
    await expect(
      ledger.work(
        (tx) =>
          rawSql(
            tx,
          )`update invoices set status = 'posted', posted_at = now() where id = ${first.id}`,
      ),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(ledger.post(first.id, 'INV-1')).rejects.toMatchObject({ code: '23505' });
  });

  it('bills a customer once in a run', async () => {
    const { customerId } = await ledger.makeItem();
    await ledger.write({ invoices: [ledger.invoice(customerId)] });
    await expect(ledger.write({ invoices: [ledger.invoice(customerId)] })).rejects.toMatchObject({
      code: '23505',
    });
  });

  it('keeps the start of billing of a billed item', async () => {
    const { itemId, bill } = await ledger.makeItem();
    const move = () =>
      ledger.work(
        (tx) =>
          rawSql(
            tx,
          )`update subscription_items set billing_from = '2026-01-02' where id = ${itemId}`,
      );
    await move();
    await ledger.work(
      (tx) =>
        rawSql(tx)`update subscription_items set billing_from = '2026-01-01' where id = ${itemId}`,
    );
    await bill(['2026-01-01', '2026-02-01']);
    await expect(move()).rejects.toMatchObject({ code: 'RC001' });
    await expect(
      ledger.work((tx) => rawSql(tx)`delete from subscription_items where id = ${itemId}`),
    ).rejects.toMatchObject({ code: 'RC001' });
  });
});

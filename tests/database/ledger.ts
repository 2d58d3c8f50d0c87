import { randomUUIDv7 as uuid } from 'node:crypto';
import {
  type BilledPeriodRow,
  type InvoiceLineRow,
  type InvoiceRow,
  inTenant,
  type LedgerRows,
  rawSql,
  type Transaction,
  writeLedger,
} from '#drizzle';
import type { TestDatabase } from './create-test-database.ts';
import { insertBillRun, insertCustomer, insertItem, insertTenant } from './rows.ts';

/** What the tests of the ledger share: a tenant, a run, and ways to make and write rows. */
export async function makeLedger(database: TestDatabase) {
  const { db } = database;
  const tenantId = await insertTenant(db);
  const runId = await insertBillRun(db, tenantId);

  const work = <T>(body: (tx: Transaction) => Promise<T>) => inTenant(db, tenantId, body);

  const write = (rows: Partial<LedgerRows>) =>
    work((tx) => writeLedger(tx, { invoices: [], lines: [], facts: [], periods: [], ...rows }));

  const invoice = (customerId: string, given: Partial<InvoiceRow> = {}): InvoiceRow => ({
    tenantId,
    id: uuid(),
    runId,
    customerId,
    periodStart: '2026-01-01',
    periodEnd: '2026-02-01',
    issuedOn: '2026-02-01',
    currency: 'CNY',
    subtotal: '25.00',
    tax: '0',
    rounding: '0',
    total: '25.00',
    contentHash: 'hash',
    series: 'invoice',
    ...given,
  });

  const line = (invoiceId: string, lineNo = 1): InvoiceLineRow => ({
    tenantId,
    invoiceId,
    lineNo,
    kind: 'charge',
    key: 'base',
    name: { zh: '宽带\t"一"\\', en: 'Line\n1' },
    amountUnrounded: '25',
    amount: '25.00',
    taxAmount: '0',
  });

  /** January of an item on an invoice. */
  const january = (itemId: string, invoiceId: string): BilledPeriodRow => ({
    tenantId,
    itemId,
    invoiceId,
    runId,
    periodStart: '2026-01-01',
    periodEnd: '2026-02-01',
  });

  /** An item, its customer, and a way to bill spans of it on an invoice of a run of its own. */
  const makeItem = async () => {
    const customerId = await insertCustomer(db, tenantId);
    const itemId = await insertItem(db, tenantId, { customerId });
    const bill = async (...spans: [string, string][]) => {
      const ownRun = await insertBillRun(db, tenantId);
      const made = invoice(customerId, { runId: ownRun });
      const periods = spans.map(([periodStart, periodEnd]) => ({
        ...january(itemId, made.id),
        runId: ownRun,
        periodStart,
        periodEnd,
      }));
      await write({ invoices: [made], periods });
      return made.id;
    };
    return { customerId, itemId, bill };
  };

  const spansOf = (itemId: string) =>
    work(async (tx) => {
      const rows = await rawSql(tx)`
        select period_start, period_end from billed_periods where item_id = ${itemId} order by 1`;
      return rows.map((row) => [row.period_start, row.period_end]);
    });

  const post = (id: string, number: string) =>
    work(
      (tx) => rawSql(tx)`
        update invoices set status = 'posted', number = ${number}, posted_at = now()
          where id = ${id}`,
    );

  return { tenantId, runId, work, write, invoice, line, january, makeItem, spansOf, post };
}

export type TestLedger = Awaited<ReturnType<typeof makeLedger>>;

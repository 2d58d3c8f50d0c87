import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { amount, currencyCode, instant, oneOf, tenantId } from './columns.ts';

export const INVOICE_STATUSES = ['draft', 'posted'] as const;

/**
 * A ledger table: written in bulk, so what refers to another row is checked once per statement
 * (migration `ledger`), not by a foreign key per row. A posted row never changes.
 */
export const invoices = pgTable(
  'invoices',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    runId: uuid().notNull(),
    customerId: uuid().notNull(),
    periodStart: date().notNull(),
    periodEnd: date().notNull(),
    issuedOn: date().notNull(),
    dueOn: date(),
    currency: currencyCode().notNull(),
    status: text({ enum: INVOICE_STATUSES }).notNull().default('draft'),
    subtotal: amount().notNull(),
    tax: amount().notNull(),
    rounding: amount().notNull(),
    total: amount().notNull(),
    contentHash: text().notNull(),
    series: text().notNull(),
    /** Given at posting, gapless in its series. */
    number: text(),
    balanceApplied: amount(),
    amountDue: amount(),
    postedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // A customer is billed once in a run; also pages the run's invoices.
    uniqueIndex('invoices_run').on(table.tenantId, table.runId, table.customerId, table.currency),
    // The bills of a customer.
    index('invoices_customer').on(table.tenantId, table.customerId, table.periodStart),
    // The list of invoices, newest first.
    index('invoices_issued').on(table.tenantId, table.issuedOn, table.id),
    // A number is given once; drafts cost nothing here.
    uniqueIndex('invoices_number')
      .on(table.tenantId, table.series, table.number)
      .where(sql`number is not null`),
    oneOf('invoices_status', table.status, INVOICE_STATUSES),
    check(
      'invoices_posted',
      sql`(status = 'posted') = (number is not null) and (status = 'posted') = (posted_at is not null)`,
    ),
    check('invoices_span', sql`period_end > period_start`),
  ],
);

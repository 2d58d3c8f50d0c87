import {
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { amount, type StoredText, tenantId } from './columns.ts';

/** A ledger table, see `invoices`. No index but its key: lines are read by invoice. */
export const invoiceLines = pgTable(
  'invoice_lines',
  {
    tenantId: tenantId(),
    invoiceId: uuid().notNull(),
    itemId: uuid(),
    subscriptionId: uuid(),
    /** The version of the design that made the line. */
    designId: uuid(),
    lineNo: integer().notNull(),
    periodStart: date(),
    periodEnd: date(),
    kind: text().notNull(),
    key: text().notNull(),
    name: jsonb().$type<StoredText>().notNull(),
    quantity: numeric(),
    unitPrice: numeric(),
    amountUnrounded: amount().notNull(),
    amount: amount().notNull(),
    taxCategory: text(),
    taxRate: numeric(),
    taxMode: text({ enum: ['exclusive', 'inclusive'] }),
    taxAmount: amount().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.invoiceId, table.lineNo] })],
);

import { json, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { tenantId } from './columns.ts';

/** A ledger table, see `invoices`: the facts and design versions that replay every line. */
export const invoiceFacts = pgTable(
  'invoice_facts',
  {
    tenantId: tenantId(),
    invoiceId: uuid().notNull(),
    facts: json().$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.invoiceId] })],
);

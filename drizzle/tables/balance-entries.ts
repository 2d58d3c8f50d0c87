import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { amount, currencyCode, instant, oneOf, tenantId } from './columns.ts';
import { customers } from './customers.ts';

export const BALANCE_KINDS = ['invoice', 'payment', 'credit', 'deposit', 'adjustment'] as const;

/** The balance ledger, append-only. A positive amount is owed by the customer. */
export const balanceEntries = pgTable(
  'balance_entries',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    currency: currencyCode().notNull(),
    kind: text({ enum: BALANCE_KINDS }).notNull(),
    amount: amount().notNull(),
    invoiceId: uuid(),
    runId: uuid(),
    occurredAt: instant().notNull(),
    note: text().notNull().default(''),
    idempotencyKey: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'balance_entries_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The same command twice moves money once.
    unique('balance_entries_idempotency_key').on(table.tenantId, table.idempotencyKey),
    // The account of a customer.
    index('balance_entries_customer').on(table.tenantId, table.customerId, table.occurredAt),
    oneOf('balance_entries_kind', table.kind, BALANCE_KINDS),
  ],
);

import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { balanceEntries } from './balance-entries.ts';
import { amount, currencyCode, instant, oneOf, tenantId } from './columns.ts';
import { customers } from './customers.ts';

export const PAYMENT_METHODS = [
  'cash',
  'bank-transfer',
  'card',
  'wechat',
  'alipay',
  'other',
] as const;

/** Money received from a customer; its entry in the balance ledger stands beside it. */
export const payments = pgTable(
  'payments',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    entryId: uuid().notNull(),
    currency: currencyCode().notNull(),
    amount: amount().notNull(),
    method: text({ enum: PAYMENT_METHODS }).notNull(),
    receivedOn: date().notNull(),
    reference: text().notNull().default(''),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
    idempotencyKey: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'payments_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    foreignKey({
      name: 'payments_entry',
      columns: [table.tenantId, table.entryId],
      foreignColumns: [balanceEntries.tenantId, balanceEntries.id],
    }),
    // The payments of a customer.
    index('payments_customer').on(table.tenantId, table.customerId, table.receivedOn),
    // The same command twice receives money once.
    unique('payments_idempotency_key').on(table.tenantId, table.idempotencyKey),
    oneOf('payments_method', table.method, PAYMENT_METHODS),
    check('payments_positive', sql`amount > 0`),
  ],
);

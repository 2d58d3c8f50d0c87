import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { instant, tenantId } from './columns.ts';
import { customers } from './customers.ts';
import { subscriptions } from './subscriptions.ts';

/** A contract signed with a customer, for one subscription or for all. */
export const customerContracts = pgTable(
  'customer_contracts',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    subscriptionId: uuid(),
    number: text().notNull(),
    signedOn: date(),
    startsOn: date().notNull(),
    /** Exclusive; null is open. */
    endsOn: date(),
    renewsItself: boolean().notNull().default(false),
    note: text().notNull().default(''),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'customer_contracts_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    foreignKey({
      name: 'customer_contracts_subscription',
      columns: [table.tenantId, table.subscriptionId],
      foreignColumns: [subscriptions.tenantId, subscriptions.id],
    }),
    // The contracts of a customer.
    index('customer_contracts_customer').on(table.tenantId, table.customerId),
    unique('customer_contracts_number').on(table.tenantId, table.number),
    check('customer_contracts_span', sql`ends_on > starts_on`),
  ],
);

import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { customers } from './customers.ts';
import { subscriptions } from './subscriptions.ts';

/** One module of the plan as one customer has it; the thing whose timeline is billed. */
export const subscriptionItems = pgTable(
  'subscription_items',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    subscriptionId: uuid().notNull(),
    customerId: uuid().notNull(),
    moduleKey: text().notNull(),
    quantity: numeric().notNull().default('1'),
    attributes: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    startsOn: date().notNull(),
    /** Exclusive; null is open. */
    endsOn: date(),
    /** Its first billed period starts here; fixed once a period is billed. */
    billingFrom: date().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'subscription_items_subscription',
      columns: [table.tenantId, table.subscriptionId],
      foreignColumns: [subscriptions.tenantId, subscriptions.id],
    }),
    foreignKey({
      name: 'subscription_items_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The items of a chunk of customers, in one range scan.
    index('subscription_items_customer').on(table.tenantId, table.customerId),
    // The items of a subscription.
    index('subscription_items_subscription').on(table.tenantId, table.subscriptionId),
    check('subscription_items_span', sql`ends_on >= starts_on`),
  ],
);

import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { customers } from './customers.ts';
import { designs } from './designs.ts';

export const SUBSCRIPTION_STATUSES = ['active', 'paused', 'ended'] as const;

export const subscriptions = pgTable(
  'subscriptions',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    planKey: text().notNull(),
    /** The published version of the plan. */
    planDesignId: uuid().notNull(),
    status: text({ enum: SUBSCRIPTION_STATUSES }).notNull().default('active'),
    startsOn: date().notNull(),
    /** Exclusive; null is open. */
    endsOn: date(),
    /** The day periods are counted from; never moved. */
    anchorOn: date().notNull(),
    attributes: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    externalId: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'subscriptions_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    foreignKey({
      name: 'subscriptions_plan',
      columns: [table.tenantId, table.planDesignId],
      foreignColumns: [designs.tenantId, designs.id],
    }),
    // The subscriptions of a chunk of customers.
    index('subscriptions_customer').on(table.tenantId, table.customerId),
    // An import runs twice without doubling.
    unique('subscriptions_external_id').on(table.tenantId, table.externalId),
    oneOf('subscriptions_status', table.status, SUBSCRIPTION_STATUSES),
    check('subscriptions_span', sql`ends_on >= starts_on`),
  ],
);

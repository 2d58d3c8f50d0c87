import {
  date,
  foreignKey,
  index,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { subscriptionItems } from './subscription-items.ts';

export const usageRecords = pgTable(
  'usage_records',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    itemId: uuid().notNull(),
    metric: text().notNull(),
    quantity: numeric().notNull(),
    occurredOn: date().notNull(),
    idempotencyKey: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'usage_records_item',
      columns: [table.tenantId, table.itemId],
      foreignColumns: [subscriptionItems.tenantId, subscriptionItems.id],
    }),
    // The usage of an item in a period.
    index('usage_records_item').on(table.tenantId, table.itemId, table.occurredOn),
    // A record that arrives twice counts once.
    unique('usage_records_idempotency_key').on(table.tenantId, table.idempotencyKey),
  ],
);

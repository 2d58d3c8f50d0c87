import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { customers } from './customers.ts';

/** One customer merged into another, with all that moved, so that it can be undone. */
export const customerMerges = pgTable(
  'customer_merges',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    keptId: uuid().notNull(),
    mergedId: uuid().notNull(),
    moved: jsonb().$type<Record<string, unknown>>().notNull(),
    mergedBy: text().notNull(),
    mergedAt: instant().notNull(),
    undoneBy: text(),
    undoneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'customer_merges_kept',
      columns: [table.tenantId, table.keptId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    foreignKey({
      name: 'customer_merges_merged',
      columns: [table.tenantId, table.mergedId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // What was merged into a customer.
    index('customer_merges_kept').on(table.tenantId, table.keptId),
    index('customer_merges_merged').on(table.tenantId, table.mergedId),
  ],
);

import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantId } from './columns.ts';
import { customers } from './customers.ts';

export const customerTags = pgTable(
  'customer_tags',
  {
    tenantId: tenantId(),
    customerId: uuid().notNull(),
    tag: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.customerId, table.tag] }),
    foreignKey({
      name: 'customer_tags_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The customers that carry a tag.
    index('customer_tags_tag').on(table.tenantId, table.tag),
  ],
);

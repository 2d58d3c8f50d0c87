import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantId } from './columns.ts';
import { customers } from './customers.ts';

/**
 * All that a customer is found by, in lower case: names, ids, current contacts, address. Kept by
 * triggers; asked only through `ratecraft_search_customers`, as row security keeps a plain query
 * from its indexes (migration `search`).
 */
export const customerSearch = pgTable(
  'customer_search',
  {
    tenantId: tenantId(),
    customerId: uuid().notNull(),
    document: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.customerId] }),
    foreignKey({
      name: 'customer_search_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
  ],
);

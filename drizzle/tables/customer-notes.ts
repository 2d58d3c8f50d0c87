import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { customers } from './customers.ts';

/** What somebody wrote down about a customer. A removed note stays, marked. */
export const customerNotes = pgTable(
  'customer_notes',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    text: text().notNull(),
    isPinned: boolean().notNull().default(false),
    author: text().notNull(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'customer_notes_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The notes of a customer.
    index('customer_notes_customer').on(table.tenantId, table.customerId, table.createdAt),
  ],
);

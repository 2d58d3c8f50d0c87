import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

/** Filters, columns and sorting of a list under a name, of one person or shared. */
export const savedViews = pgTable(
  'saved_views',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    /** The list, such as customers. */
    list: text().notNull(),
    name: text().notNull(),
    query: jsonb().$type<Record<string, unknown>>().notNull(),
    ownerId: text().notNull(),
    isShared: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // The views of a list.
    index('saved_views_list').on(table.tenantId, table.list),
  ],
);

import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

/** A mapping of columns that was saved under a key, to be used again. */
export const importMappings = pgTable(
  'import_mappings',
  {
    tenantId: tenantId().references(() => tenants.id),
    key: text().notNull(),
    name: text().notNull(),
    document: jsonb().$type<Record<string, unknown>>().notNull(),
    author: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.key] })],
);

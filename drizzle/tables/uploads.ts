import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

/** A file a person handed in, in parts, where every worker can read it. */
export const uploads = pgTable(
  'uploads',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    fileName: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    /** SHA-256; null while parts still arrive. */
    contentHash: text(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

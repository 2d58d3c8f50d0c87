import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

export const IMPORT_STATUSES = [
  'rehearsing',
  'rehearsed',
  'running',
  'done',
  'failed',
  'cancelled',
] as const;

export const importBatches = pgTable(
  'import_batches',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    mappingKey: text().notNull(),
    fileName: text().notNull(),
    fileHash: text().notNull(),
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    status: text({ enum: IMPORT_STATUSES }).notNull(),
    rowsTotal: integer().notNull().default(0),
    /** Where a broken import goes on. */
    rowsDone: integer().notNull().default(0),
    rowsCreated: integer().notNull().default(0),
    rowsUpdated: integer().notNull().default(0),
    rowsSkipped: integer().notNull().default(0),
    rowsFailed: integer().notNull().default(0),
    report: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The file, where it came through the workbench. */
    uploadId: uuid(),
    /** What the columns mean, as it was when the batch began. */
    mapping: jsonb().$type<Record<string, unknown>>(),
    createdBy: text().notNull().default(''),
    /** How far a rehearsal or an import at work has come: { phase, done, total }. */
    progress: jsonb().$type<Record<string, unknown>>(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // Whether this file was imported before.
    index('import_batches_file').on(table.tenantId, table.fileHash),
    oneOf('import_batches_status', table.status, IMPORT_STATUSES),
  ],
);

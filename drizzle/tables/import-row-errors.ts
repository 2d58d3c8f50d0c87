import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { type StoredText, tenantId } from './columns.ts';
import { importBatches } from './import-batches.ts';

export const importRowErrors = pgTable(
  'import_row_errors',
  {
    tenantId: tenantId(),
    batchId: uuid().notNull(),
    rowNumber: integer().notNull(),
    code: text().notNull(),
    message: jsonb().$type<StoredText>().notNull(),
    row: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.batchId, table.rowNumber, table.code] }),
    foreignKey({
      name: 'import_row_errors_batch',
      columns: [table.tenantId, table.batchId],
      foreignColumns: [importBatches.tenantId, importBatches.id],
    }),
  ],
);

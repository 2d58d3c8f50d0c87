import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { uploads } from './uploads.ts';

/** Cells of an uploaded file as a person corrected them; the file itself stays as it came. */
export const importRowFixes = pgTable(
  'import_row_fixes',
  {
    tenantId: tenantId(),
    uploadId: uuid().notNull(),
    /** As in a spreadsheet; the header is row 1. */
    rowNumber: integer().notNull(),
    /** Value by column name. */
    cells: jsonb().$type<Record<string, string>>().notNull(),
    author: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.uploadId, table.rowNumber] }),
    foreignKey({
      name: 'import_row_fixes_upload',
      columns: [table.tenantId, table.uploadId],
      foreignColumns: [uploads.tenantId, uploads.id],
    }).onDelete('cascade'),
  ],
);

import { foreignKey, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, tenantId } from './columns.ts';
import { uploads } from './uploads.ts';

export const uploadParts = pgTable(
  'upload_parts',
  {
    tenantId: tenantId(),
    uploadId: uuid().notNull(),
    partNo: integer().notNull(),
    content: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.uploadId, table.partNo] }),
    foreignKey({
      name: 'upload_parts_upload',
      columns: [table.tenantId, table.uploadId],
      foreignColumns: [uploads.tenantId, uploads.id],
    }).onDelete('cascade'),
  ],
);

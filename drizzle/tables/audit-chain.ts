import { bigint, foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { auditEntries } from './audit-entries.ts';
import { tenantId } from './columns.ts';

/**
 * The seal of each audit entry: a hash over the entry and the hash before it. Written by the
 * database as an entry's transaction commits (migration `audit-chain`).
 */
export const auditChain = pgTable(
  'audit_chain',
  {
    tenantId: tenantId(),
    position: bigint({ mode: 'number' }).notNull(),
    entryId: uuid().notNull(),
    /** SHA-256 in hexadecimal. */
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.position] }),
    foreignKey({
      name: 'audit_chain_sealed',
      columns: [table.tenantId, table.entryId],
      foreignColumns: [auditEntries.tenantId, auditEntries.id],
    }),
    unique('audit_chain_entry').on(table.tenantId, table.entryId),
  ],
);

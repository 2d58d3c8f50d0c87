import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

/** Who did what to which subject; append-only. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    at: instant().notNull(),
    actor: jsonb().$type<Record<string, unknown>>().notNull(),
    verb: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    /** Through which face and from where: { via, ip, userAgent }. */
    origin: jsonb().$type<Record<string, unknown>>(),
    before: jsonb().$type<unknown>(),
    after: jsonb().$type<unknown>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // The history of one subject.
    index('audit_entries_subject').on(table.tenantId, table.subjectKind, table.subjectId, table.at),
    // The log, newest first.
    index('audit_entries_at').on(table.tenantId, table.at, table.id),
  ],
);

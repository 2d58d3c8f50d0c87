import { sql } from 'drizzle-orm';
import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { identity, moment } from './schema.ts';

/** Mail to send. It may hold links that let people in, so only the sign-in and the worker read it. */
export const mailOutbox = identity.table(
  'mail_outbox',
  {
    id: uuid().primaryKey(),
    /** Undefined for what concerns a person and no tenant, such as a password reset. */
    tenantId: uuid(),
    /** Such as invitation or password-reset. */
    kind: text().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** Not before; moved on after a failure. */
    dueAt: moment().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    sentAt: moment(),
    /** Given up. */
    failedAt: moment(),
  },
  (table) => [
    // What is due.
    index('mail_outbox_due').on(table.dueAt).where(sql`sent_at is null and failed_at is null`),
    // The visible outbox of a tenant.
    index('mail_outbox_tenant').on(table.tenantId, table.createdAt),
  ],
);

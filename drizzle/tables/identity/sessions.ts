import { index, text, unique, uuid } from 'drizzle-orm/pg-core';
import { identity, moment } from './schema.ts';
import { users } from './users.ts';

/** A browser that is signed in; deleted when it signs out or is put out. */
export const sessions = identity.table(
  'sessions',
  {
    id: uuid().primaryKey(),
    token: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The tenant chosen; checked against the memberships at every request. */
    tenantId: uuid(),
    ipAddress: text(),
    userAgent: text(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [
    // Asked by every request.
    unique('sessions_token').on(table.token),
    // The sessions of a person.
    index('sessions_user').on(table.userId),
  ],
);

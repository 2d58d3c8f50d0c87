import { index, text, uuid } from 'drizzle-orm/pg-core';
import { identity, moment } from './schema.ts';
import { users } from './users.ts';

/** A way to sign in: today the hash of a password. */
export const accounts = identity.table(
  'accounts',
  {
    id: uuid().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    password: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index('accounts_user').on(table.userId)],
);

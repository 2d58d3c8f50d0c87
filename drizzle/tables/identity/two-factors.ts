import { boolean, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { identity, moment } from './schema.ts';
import { users } from './users.ts';

/** The second factor of a person; secret and recovery codes are sealed with the sign-in's key. */
export const twoFactors = identity.table(
  'two_factors',
  {
    id: uuid().primaryKey(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    verified: boolean().notNull().default(true),
    failedVerificationCount: integer().notNull().default(0),
    lockedUntil: moment(),
  },
  (table) => [index('two_factors_user').on(table.userId)],
);

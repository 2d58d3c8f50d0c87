import { index, text, uuid } from 'drizzle-orm/pg-core';
import { identity, moment } from './schema.ts';

/** What a link or a step between two requests proves: a password reset, a second factor begun. */
export const verifications = identity.table(
  'verifications',
  {
    id: uuid().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
);

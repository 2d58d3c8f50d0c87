import { boolean, text, unique, uuid } from 'drizzle-orm/pg-core';
import { identity, moment } from './schema.ts';

/** A person who signs in; where the person works stands in the memberships of the tenants. */
export const users = identity.table(
  'users',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    /** In lower case. */
    email: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    twoFactorEnabled: boolean().notNull().default(false),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [unique('users_email').on(table.email)],
);

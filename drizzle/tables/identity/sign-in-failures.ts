import { index, text, uuid } from 'drizzle-orm/pg-core';
import { identity, moment } from './schema.ts';

/** Failed sign-ins of the last while: too many of one e-mail or one network address lock it out. */
export const signInFailures = identity.table(
  'sign_in_failures',
  {
    id: uuid().primaryKey(),
    /** In lower case, whether anybody has it or not. */
    email: text().notNull(),
    ipAddress: text(),
    at: moment().notNull(),
  },
  (table) => [
    index('sign_in_failures_email').on(table.email, table.at),
    index('sign_in_failures_ip').on(table.ipAddress, table.at),
    // Old ones are swept.
    index('sign_in_failures_at').on(table.at),
  ],
);

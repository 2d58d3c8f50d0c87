import { pgSchema, timestamp } from 'drizzle-orm/pg-core';

/** Who may sign in, and how: only the login `ratecraft_identity` has rights here. */
export const identity = pgSchema('identity');

/** The library of the sign-in reads and writes instants as dates. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });

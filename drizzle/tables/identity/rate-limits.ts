import { bigint, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { identity } from './schema.ts';

/** How often an address of the network asked for a path of the sign-in. */
export const rateLimits = identity.table(
  'rate_limits',
  {
    id: uuid().primaryKey(),
    key: text().notNull(),
    count: integer().notNull(),
    /** Milliseconds since 1970. */
    lastRequest: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [unique('rate_limits_key').on(table.key)],
);

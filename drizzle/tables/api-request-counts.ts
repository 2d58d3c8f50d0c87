import { foreignKey, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { apiKeys } from './api-keys.ts';
import { instant, tenantId } from './columns.ts';

/** Requests of a key in its present window, for the rate limit; one row a key. */
export const apiRequestCounts = pgTable(
  'api_request_counts',
  {
    tenantId: tenantId(),
    keyId: uuid().notNull(),
    windowStart: instant().notNull(),
    requests: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.keyId] }),
    foreignKey({
      name: 'api_request_counts_key',
      columns: [table.tenantId, table.keyId],
      foreignColumns: [apiKeys.tenantId, apiKeys.id],
    }),
  ],
);

import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import * as tables from '#drizzle/tables/identity';
import type { Database } from './connect.ts';
import { open } from './open.ts';

export interface IdentityDatabase {
  /** Over the schema `identity` alone. */
  orm: PostgresJsDatabase<typeof tables>;
  sql: Sql;
  close(): Promise<void>;
}

/** Opens the pool of the sign-in. Nothing is asked of the server before the first query. */
export function openIdentity(
  { logins }: Pick<Database, 'logins'>,
  options: { max?: number } = {},
): IdentityDatabase {
  const sql = open(logins.identity, {
    max: options.max ?? 5,
    connection: { TimeZone: 'UTC', application_name: 'ratecraft-identity' },
  });
  const orm = drizzle(sql, { schema: tables, casing: 'snake_case' });
  return { orm, sql, close: () => sql.end({ timeout: 5 }) };
}

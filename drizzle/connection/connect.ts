import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql, TransactionSql } from 'postgres';
import { asDatabaseFailure } from './admin.ts';
import { DatabaseFailure } from './failure.ts';
import { findLogins, type Logins } from './logins.ts';
import { open } from './open.ts';
import { schema } from './schema.ts';

export type Schema = typeof schema;
type Orm = PostgresJsDatabase<Schema>;
/** A transaction of one tenant. */
export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

export interface Database {
  /** Under row-level security: without a tenant nothing is visible; see `inTenant`. */
  orm: Orm;
  sql: Sql;
  logins: Logins;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Connections in the pool. */
  max?: number;
  logins?: Logins;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
}

/** Opens the pool of the application. Nothing is asked of the server before the first query. */
export function connect(adminUrl: string, options: ConnectOptions = {}): Database {
  const logins = options.logins ?? findLogins(adminUrl);
  const sql = open(logins.app, {
    max: options.max ?? 10,
    connection: { TimeZone: 'UTC', application_name: options.applicationName ?? 'ratecraft' },
  });
  const orm = drizzle(sql, { schema, casing: 'snake_case' });
  return { orm, sql, logins, close: () => sql.end({ timeout: 5 }) };
}

/** Throws one clear line if the database can't be reached, refuses, or was never migrated. */
export async function checkDatabase(db: Database): Promise<void> {
  try {
    await db.sql`select 1 from tenants limit 1`;
  } catch (error) {
    if ((error as { code?: string }).code !== '42P01')
      throw asDatabaseFailure(error, db.logins.app);
    throw new DatabaseFailure(
      'database-not-migrated',
      { zh: '数据库尚未迁移。', en: 'The database is not migrated yet.' },
      error,
    );
  }
}

/** The driver's own transaction below Drizzle's, for COPY and set-based SQL. */
export function rawSql(tx: Transaction): TransactionSql {
  const { session } = tx as unknown as { session: { client: TransactionSql } };
  return session.client;
}

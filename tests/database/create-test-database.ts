import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { connect, type Database, openAdmin, quoteName } from '#drizzle';

export interface TestDatabase {
  /** Administrator's address of this database, as the application is given it. */
  url: string;
  /** As the application, under row-level security. */
  db: Database;
  /** As the administrator, for what the application can't do. */
  admin: Sql;
  /** Closes the connections and drops the database; call it in `afterAll`. */
  close(): Promise<void>;
}

/** A fresh migrated database of its own for a test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl');
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(
    serverUrl,
    `create database ${quoteName(name)} template ${quoteName(inject('testTemplate'))}`,
  );
  const parsed = new URL(serverUrl);
  parsed.pathname = `/${name}`;
  const url = parsed.href;
  const db = connect(url, { max: 5 });
  const admin = openAdmin(url);
  return {
    url,
    db,
    admin,
    close: async () => {
      await Promise.all([db.close(), admin.end({ timeout: 5 })]);
      await onServer(serverUrl, `drop database ${quoteName(name)} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = openAdmin(url);
  await server.unsafe(statement).finally(() => server.end());
}

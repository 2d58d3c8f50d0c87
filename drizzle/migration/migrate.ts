import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import type { Sql } from 'postgres';
import {
  asDatabaseFailure,
  findLogins,
  JOBS_ROLE,
  type Logins,
  openAdmin,
  quoteName,
} from '#drizzle/connection';
import { ensureRoles } from './roles.ts';

const LOCK = 727_401_001;

/** Asked only when migrating: a bundle of the pages has no folder of its own. */
function migrationsFolder(): string {
  return join(import.meta.dirname, '..', 'migrations');
}

/** Brings roles, tables and the job queue to the present version; safe to run from many processes. */
export async function migrate(adminUrl: string, givenLogins?: Logins): Promise<void> {
  const logins = givenLogins ?? findLogins(adminUrl);
  const admin = openAdmin(adminUrl);
  try {
    await admin`select pg_advisory_lock(${LOCK})`;
    await ensureRoles(admin, logins);
    await migrateJobs(admin, logins.jobs);
    await applyMigrations(drizzle(admin), { migrationsFolder: migrationsFolder() });
  } catch (error) {
    throw asDatabaseFailure(error, adminUrl);
  } finally {
    await admin.end();
  }
}

/** graphile-worker's schema belongs to the job queue's login. */
async function migrateJobs(admin: Sql, jobsUrl: string): Promise<void> {
  await admin.unsafe(`create schema if not exists graphile_worker authorization ${JOBS_ROLE}`);
  const silent = new Logger(() => () => {});
  const [{ name }] = await admin<[{ name: string }]>`select current_database() as name`;
  const database = quoteName(name);
  // Its `create schema if not exists` asks for the right even when the schema is there.
  await admin.unsafe(`grant create on database ${database} to ${JOBS_ROLE}`);
  await runMigrations({ connectionString: jobsUrl, logger: silent }).finally(() =>
    admin.unsafe(`revoke create on database ${database} from ${JOBS_ROLE}`),
  );
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import {
  APP_ROLE,
  firstLine,
  IDENTITY_ROLE,
  JOBS_ROLE,
  LEDGER_WRITER_ROLE,
  type Logins,
  openAdmin,
  passwordOf,
  quoteName,
} from '#drizzle/connection';

const ATTEMPTS = 20;

/**
 * Makes the roles, which all databases of a cluster share, so another process may be at the same.
 * BYPASSRLS is what lets the ledger writer COPY; it may insert into four tables and nothing else.
 */
export async function ensureRoles(admin: Sql, logins: Logins): Promise<void> {
  await ensureRole(admin, LEDGER_WRITER_ROLE, 'nologin bypassrls noinherit');
  for (const [role, url] of [
    [APP_ROLE, logins.app],
    [JOBS_ROLE, logins.jobs],
    [IDENTITY_ROLE, logins.identity],
  ] as const) {
    await ensureRole(admin, role, 'login nosuperuser nobypassrls nocreatedb nocreaterole');
    await ensurePassword(admin, role, passwordOf(logins.admin, role), url);
  }
  await retryClash(async () => {
    await admin.unsafe(`grant ${LEDGER_WRITER_ROLE} to ${APP_ROLE} with inherit false, set true`);
    for (const role of [JOBS_ROLE, APP_ROLE, IDENTITY_ROLE]) {
      await admin.unsafe(`
        do $$ begin
          if not pg_has_role(current_user, '${role}', 'set') then
            grant ${role} to current_user;
          end if;
        end $$`);
    }
  });
}

async function ensureRole(admin: Sql, role: string, attributes: string): Promise<void> {
  await retryClash(async () => {
    const found = await admin`select 1 from pg_roles where rolname = ${role}`;
    if (found.length === 0) await admin.unsafe(`create role ${quoteName(role)} ${attributes}`);
  });
}

/** Sets the password only if it doesn't work yet, so running processes never notice. */
async function ensurePassword(
  admin: Sql,
  role: string,
  password: string | undefined,
  url: string,
): Promise<void> {
  if (password === undefined || new URL(url).username !== role) return;
  if (new URL(url).password !== encodeURIComponent(password)) return;
  const probe = openAdmin(url);
  try {
    await probe`select 1`;
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    await retryClash(() => admin.unsafe(`alter role ${quoteName(role)} password '${password}'`));
  } finally {
    await probe.end();
  }
}

/** Role made by another process meanwhile, or its catalog row being changed by one. */
async function retryClash(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      const clash =
        code === '42710' || code === '23505' || /concurrently updated/.test(firstLine(error));
      if (!clash || attempt === ATTEMPTS) throw error;
      await sleep(20 * attempt);
    }
  }
}

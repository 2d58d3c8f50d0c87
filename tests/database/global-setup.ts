import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, migrate, openAdmin, quoteName } from '#drizzle';
import { bootEmbedded, type EmbeddedServer } from '#drizzle/embedded';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of the server, on its maintenance database. */
    testServerUrl: string;
    /** A migrated database that each file's database is copied from. */
    testTemplate: string;
  }
}

const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '300',
};

/** One server for all test runs of this checkout: a killed run leaves it to the next one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await bootTestServer();
  const template = `template_${await hashMigrations()}`;
  await dropLeftovers(server.url);
  await buildTemplate(server.url, template);
  project.provide('testServerUrl', server.url);
  project.provide('testTemplate', template);
  return () => server.stop();
}

async function bootTestServer(): Promise<EmbeddedServer> {
  const place = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8);
  const dataDir = join(tmpdir(), `ratecraft-test-${process.getuid?.() ?? 0}-${place}`);
  const boot = () => bootEmbedded({ dataDir, settings: SETTINGS, database: 'postgres' });
  try {
    return await boot();
  } catch {
    // Without fsync a crash of the machine may have broken it; nothing in it is worth keeping.
    await rm(dataDir, { recursive: true, force: true });
    return boot();
  }
}

async function hashMigrations(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['drizzle/migrations', 'drizzle/migration']) {
    const names = (await readdir(folder)).filter((name) => /\.(sql|ts)$/.test(name)).sort();
    for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Several runs may start at once; the lock lets one build and the others find it built. */
async function buildTemplate(url: string, template: string): Promise<void> {
  const admin = openAdmin(url);
  try {
    await admin`select pg_advisory_lock(727401100)`;
    const found = await admin`select 1 from pg_database where datname = ${template}`;
    if (found.length > 0) return;
    const fresh = `${template}_fresh`;
    await admin.unsafe(`drop database if exists ${quoteName(fresh)} with (force)`);
    await ensureDatabase(url, fresh);
    const freshUrl = new URL(url);
    freshUrl.pathname = `/${fresh}`;
    await migrate(freshUrl.href);
    await admin.unsafe(`alter database ${quoteName(fresh)} rename to ${quoteName(template)}`);
  } finally {
    await admin.end();
  }
}

/** Databases of test processes that no longer live. */
async function dropLeftovers(url: string): Promise<void> {
  const admin = openAdmin(url);
  try {
    const found = await admin<{ name: string }[]>`
      select datname as name from pg_database where datname like 'test\_%'`;
    for (const { name } of found) {
      const pid = Number.parseInt(name.split('_')[1] ?? '', 10);
      if (isAlive(pid)) continue;
      await admin.unsafe(`drop database if exists ${quoteName(name)} with (force)`);
    }
  } finally {
    await admin.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

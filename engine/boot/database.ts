import { join } from 'node:path';
import { migrate, openAdmin } from '#drizzle';
import { bootEmbedded } from '#drizzle/embedded';
import { DEMO_SLUG, seedDemo } from '#engine/runtime/demo';
import type { Settings } from './settings.ts';
import { say } from './words.ts';

export interface BootedDatabase {
  url: string;
  /** The folder of the embedded server; undefined for a server of somebody else's. */
  embeddedDir: string | undefined;
  stop(): Promise<void>;
}

/** The database, reachable and migrated: the one named, or the embedded one. */
export async function openDatabase(settings: Settings): Promise<BootedDatabase> {
  const database = await findDatabase(settings);
  try {
    await migrate(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return database;
}

async function findDatabase(settings: Settings): Promise<BootedDatabase> {
  if (settings.databaseUrl !== undefined) {
    say({ zh: '使用 DATABASE_URL 指定的数据库。', en: 'Using the database of DATABASE_URL.' });
    return { url: settings.databaseUrl, embeddedDir: undefined, stop: async () => {} };
  }
  const dataDir = join(settings.dataDir, 'postgres');
  say({ zh: `正在启动内置 PostgreSQL（${dataDir}）…`, en: `Starting PostgreSQL in ${dataDir} …` });
  const server = await bootEmbedded({ dataDir });
  return { url: server.url, embeddedDir: dataDir, stop: () => server.stop() };
}

/**
 * Makes the demonstration operator, on first start only, and resolves with the short name of the
 * operator to show: the demonstration, or the first of somebody's own.
 */
export async function seedDatabase(
  url: string,
  customers: number,
  signal: AbortSignal,
): Promise<string> {
  if (customers > 0 && !signal.aborted) await seedDemo({ url, customers, signal, report: say });
  const admin = openAdmin(url);
  const rows = await admin<{ slug: string }[]>`
    select slug from tenants order by slug <> ${DEMO_SLUG}, created_at, slug limit 1`.finally(() =>
    admin.end(),
  );
  return rows[0]?.slug ?? DEMO_SLUG;
}

import { join } from 'node:path';
import { migrate } from '#drizzle';
import { bootEmbedded } from '#drizzle/embedded';
import { seedDemo } from '#engine/runtime/demo';
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
 * Makes the demonstration operator where it is wanted, on first start only; its people are put
 * right at every start. Resolves with whether there is one to show.
 */
export async function seedDatabase(
  url: string,
  { demoCustomers: customers, isDemonstration }: Settings,
  signal: AbortSignal,
): Promise<boolean> {
  if (!isDemonstration || signal.aborted) return false;
  const { outcome } = await seedDemo({ url, customers, signal, report: say });
  return outcome !== 'left';
}

import { join } from 'node:path';
import { checkDatabase, connect, type Database, DatabaseFailure, migrate } from '#drizzle';
import { bootEmbedded } from '#drizzle/embedded';
import { CliFailure, type Output } from '#engine/cli/terminal';

export interface OpenedDatabase {
  /** Administrator's address. */
  url: string;
  db: Database;
}

interface Server {
  url: string;
  /** Ours alone, so it may be migrated without asking. */
  isEmbedded: boolean;
  stop(): Promise<void>;
}

async function findServer(output: Output, environment: NodeJS.ProcessEnv): Promise<Server> {
  const url = environment.DATABASE_URL;
  if (url) return { url, isEmbedded: false, stop: async () => {} };
  const dataDir = join(environment.RATECRAFT_DATA || '.data', 'postgres');
  if (process.stderr.isTTY) {
    output.warn({
      zh: `使用内置 PostgreSQL（${dataDir}）…`,
      en: `Using PostgreSQL in ${dataDir} …`,
    });
  }
  const server = await bootEmbedded({ dataDir });
  return { url: server.url, isEmbedded: true, stop: () => server.stop() };
}

/**
 * Runs `work` with the database of DATABASE_URL, or with the embedded one, which is started where
 * it isn't running and then stopped again.
 */
export async function withDatabase<T>(
  output: Output,
  environment: NodeJS.ProcessEnv,
  work: (opened: OpenedDatabase) => Promise<T>,
): Promise<T> {
  const server = await findServer(output, environment);
  let db: Database | undefined;
  try {
    if (server.isEmbedded) await migrate(server.url);
    db = connect(server.url, { max: 6, applicationName: 'ratecraft-cli' });
    await checkDatabase(db).catch(explainMigration);
    return await work({ url: server.url, db });
  } finally {
    await db?.close();
    await server.stop();
  }
}

/** Only its address, for commands that make the database ready. */
export async function withServer<T>(
  output: Output,
  environment: NodeJS.ProcessEnv,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = await findServer(output, environment);
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

function explainMigration(error: unknown): never {
  if (error instanceof DatabaseFailure && error.code === 'database-not-migrated') {
    throw new CliFailure({
      code: error.code,
      status: 1,
      text: {
        zh: '数据库尚未迁移：请先运行 ratecraft migrate。',
        en: 'The database is not migrated yet: run ratecraft migrate first.',
      },
    });
  }
  throw error;
}

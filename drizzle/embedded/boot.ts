import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ensureDatabase } from '#drizzle/connection';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { findIdentity, reachableBinaries, reachableDir } from './identity.ts';
import { isAlive, withLock } from './lock.ts';
import type { Place } from './place.ts';
import { choosePort, findRunning, serverUrl, startServer, stopServer } from './server.ts';

export interface EmbeddedOptions {
  /** Folder of the server's data, password, port and log; made if missing. */
  dataDir?: string;
  /** Refused if in use; without it a free port is chosen and remembered. */
  port?: number;
  database?: string;
  /** Further PostgreSQL settings, such as fsync off in tests. */
  settings?: Record<string, string>;
}

export interface EmbeddedServer {
  /** Administrator's address; hand it to `migrate` and `connect`. */
  url: string;
  port: number;
  /** Whether a server was already running on the folder and is shared. */
  reused: boolean;
  /** Stops the server, unless another live process still uses it. */
  stop(): Promise<void>;
}

let nextUser = 0;

/** Starts the embedded PostgreSQL on a folder, or joins the one that already runs there. */
export async function bootEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const home = resolve(options.dataDir ?? '.data/postgres');
  const place = await findPlace(home);
  const binaries = await reachableBinaries(await findBinaries(), place.identity);
  const user = join(home, 'users', `${process.pid}-${nextUser++}`);
  const started = await withLock(join(home, 'lock'), async () => {
    const result = await startOrJoin(place, binaries, options);
    await writeFile(user, '');
    return result;
  });
  let stopping: Promise<void> | undefined;
  return {
    ...started,
    stop: () => {
      stopping ??= withLock(join(home, 'lock'), () => leave(place, binaries, user));
      return stopping;
    },
  };
}

async function findPlace(home: string): Promise<Place> {
  await mkdir(join(home, 'users'), { recursive: true });
  const identity = await findIdentity(join(home, 'cluster'));
  const server = await reachableDir(home, identity);
  if (server !== home) await mkdir(server, { recursive: true });
  return {
    home,
    server,
    cluster: join(server, 'cluster'),
    log: join(server, 'server.log'),
    identity,
  };
}

async function startOrJoin(
  place: Place,
  binaries: Binaries,
  options: EmbeddedOptions,
): Promise<Omit<EmbeddedServer, 'stop'>> {
  const database = options.database ?? 'ratecraft';
  const password = await ensureCluster(place, binaries);
  const running = await findRunning(place, password);
  const port = running ?? (await choosePort(place, options.port));
  if (running === undefined) await startServer(place, binaries, port, options.settings ?? {});
  await ensureDatabase(serverUrl(port, password), database);
  return { url: serverUrl(port, password, database), port, reused: running !== undefined };
}

/** The last live process on the folder stops the server. */
async function leave(place: Place, binaries: Binaries, user: string): Promise<void> {
  await rm(user, { force: true });
  const folder = join(place.home, 'users');
  for (const name of await readdir(folder)) {
    if (isAlive(Number.parseInt(name, 10))) return;
    await rm(join(folder, name), { force: true });
  }
  await stopServer(place, binaries);
}

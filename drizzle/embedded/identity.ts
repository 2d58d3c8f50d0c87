import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chown, constants, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseFailure } from '#drizzle/connection';
import type { Binaries } from './binaries.ts';

const run = promisify(execFile);

/** The system user the server runs as; undefined means the user of this process. */
export interface Identity {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it a system user. */
export async function findIdentity(existingDir: string): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(existingDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await lookUp('postgres');
  if (known) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() =>
    run('adduser', ['-S', '-D', '-H', 'postgres']).catch(() => undefined),
  );
  const made = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (made) return made;
  throw new DatabaseFailure('system-user-missing', {
    zh: 'PostgreSQL 不能以 root 运行，也无法创建系统用户 postgres；请先创建该用户，或以普通用户启动。',
    en: 'PostgreSQL cannot run as root and the system user "postgres" could not be created; create it or start as an ordinary user.',
  });
}

async function lookUp(name: string): Promise<Identity | undefined> {
  const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name]))).catch(
    () => undefined,
  );
  const [uid, gid] = ids?.map((result) => Number.parseInt(result.stdout, 10)) ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Whether every folder above `path` lets a stranger pass. */
async function isReachable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found && (found.mode & 0o001) === 0 && folder !== path) return false;
    if (dirname(folder) === folder) return true;
  }
}

/** Where root keeps what the server's user must reach when the project lies in a closed folder. */
const SYSTEM_DIR = '/var/lib/ratecraft';

/** The folder of the server's files: the given one, or one under /var/lib if that is out of reach. */
export async function reachableDir(dir: string, identity: Identity | undefined): Promise<string> {
  if (!identity || (await isReachable(join(dir, 'x')))) return dir;
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 12);
  return join(SYSTEM_DIR, name);
}

/** The programs, copied once if the server's user can't reach the ones in node_modules. */
export async function reachableBinaries(
  binaries: Binaries,
  identity: Identity | undefined,
): Promise<Binaries> {
  if (!identity || (await isReachable(binaries.pgCtl))) return binaries;
  const name = createHash('sha256').update(binaries.root).digest('hex').slice(0, 12);
  const target = join(SYSTEM_DIR, `server-${name}`);
  const moved: Binaries = {
    initdb: join(target, 'bin', 'initdb'),
    pgCtl: join(target, 'bin', 'pg_ctl'),
    root: target,
  };
  const present = await access(moved.pgCtl, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (present) return moved;
  const fresh = `${target}.${process.pid}`;
  await mkdir(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  await cp(binaries.root, fresh, { recursive: true, verbatimSymlinks: true });
  await rename(fresh, target).catch(() => rm(fresh, { recursive: true }));
  return moved;
}

/** Makes a folder that belongs to the server's user. */
export async function makeOwnedDir(dir: string, identity: Identity | undefined): Promise<void> {
  await mkdir(dir, { recursive: true });
  if (identity) await chown(dir, identity.uid, identity.gid);
}

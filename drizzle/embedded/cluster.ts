import { randomBytes } from 'node:crypto';
import {
  access,
  chown,
  constants,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseFailure, firstLine } from '#drizzle/connection';
import type { Binaries } from './binaries.ts';
import { makeOwnedDir } from './identity.ts';
import type { Place } from './place.ts';
import { runProgram } from './program.ts';

export const ADMIN = 'postgres';
const MAJOR_VERSION = '18';

function broken(place: Place, reason: string, cause?: unknown): DatabaseFailure {
  return new DatabaseFailure(
    'data-dir-broken',
    {
      zh: `数据库目录 ${place.cluster} 已损坏：${reason}。请恢复备份，或移走该目录后重新启动。`,
      en: `The database folder ${place.cluster} is broken: ${reason}. Restore a backup, or move the folder away and start again.`,
    },
    cause,
  );
}

/** Makes the cluster if there is none, and refuses one this server can't run. */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<string> {
  const passwordFile = join(place.home, 'password');
  const found = await readdir(place.cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw ownedByAnother(place, error);
  });
  if (!found) return createCluster(place, binaries, passwordFile);
  await checkOwner(place);
  const version = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) throw broken(place, 'PG_VERSION is missing');
  if (version.trim() !== MAJOR_VERSION) {
    throw new DatabaseFailure('data-dir-version', {
      zh: `数据库目录 ${place.cluster} 属于 PostgreSQL ${version.trim()}，内置的是 ${MAJOR_VERSION}。`,
      en: `The database folder ${place.cluster} belongs to PostgreSQL ${version.trim()}; the embedded server is ${MAJOR_VERSION}.`,
    });
  }
  for (const part of ['global/pg_control', 'postgresql.conf']) {
    await access(join(place.cluster, part), constants.F_OK).catch((cause) => {
      throw broken(place, `${part} is missing`, cause);
    });
  }
  return (
    await readFile(passwordFile, 'utf8').catch((cause) => {
      throw broken(place, `the password file ${passwordFile} is missing`, cause);
    })
  ).trim();
}

async function checkOwner(place: Place): Promise<void> {
  const mine = place.identity?.uid ?? process.getuid?.();
  const owner = await stat(place.cluster);
  if (mine !== undefined && owner.uid !== mine) throw ownedByAnother(place);
}

function ownedByAnother(place: Place, cause?: unknown): DatabaseFailure {
  return new DatabaseFailure(
    'data-dir-owner',
    {
      zh: `数据库目录 ${place.cluster} 属于另一个系统用户；请以该用户启动，或更改目录的属主。`,
      en: `The database folder ${place.cluster} belongs to another system user; start as that user, or change its owner.`,
    },
    cause,
  );
}

/** Made beside its place and renamed, so a killed first start leaves nothing half made. */
async function createCluster(place: Place, binaries: Binaries, file: string): Promise<string> {
  const fresh = join(place.server, 'cluster.new');
  const password = randomBytes(24).toString('base64url');
  await rm(fresh, { recursive: true, force: true });
  await makeOwnedDir(fresh, place.identity);
  const passwordCopy = join(place.server, 'initdb.password');
  await rm(passwordCopy, { force: true });
  await writeFile(passwordCopy, `${password}\n`, { mode: 0o600 });
  if (place.identity) await chown(passwordCopy, place.identity.uid, place.identity.gid);
  try {
    await runProgram(
      binaries.initdb,
      [
        `--pgdata=${fresh}`,
        `--username=${ADMIN}`,
        `--pwfile=${passwordCopy}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      place,
    );
  } catch (error) {
    throw broken(place, `initdb: ${firstLine(error)}`, error);
  } finally {
    await rm(passwordCopy, { force: true });
  }
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await rename(fresh, place.cluster);
  return password;
}

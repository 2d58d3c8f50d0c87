import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFailure, firstLine, openAdmin } from '#drizzle/connection';
import type { Binaries } from './binaries.ts';
import { ADMIN } from './cluster.ts';
import { isAlive } from './lock.ts';
import type { Place } from './place.ts';
import { runProgram } from './program.ts';

const HOST = '127.0.0.1';
const START_TIMEOUT_S = 60;
const MEBIBYTE = 1024 * 1024;

export function serverUrl(port: number, password: string, database = 'postgres'): string {
  return `postgres://${ADMIN}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;
}

/** Sized for a laptop: an eighth of memory for shared buffers, and few forced checkpoints. */
function settings(): Record<string, string> {
  const buffers = Math.round(totalmem() / MEBIBYTE / 8);
  return {
    listen_addresses: HOST,
    unix_socket_directories: '',
    shared_buffers: `${Math.min(1024, Math.max(128, buffers))}MB`,
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    wal_compression: 'pglz',
    wal_buffers: '32MB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
}

/** The port of the server already running on this cluster, if one answers. */
export async function findRunning(place: Place, password: string): Promise<number | undefined> {
  const file = join(place.cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const port = Number.parseInt(lines[3] ?? '', 10);
  if (!(await isServerOf(place, pid))) {
    await rm(file, { force: true });
    return undefined;
  }
  const deadline = Date.now() + START_TIMEOUT_S * 1000;
  let reason: unknown;
  do {
    try {
      const admin = openAdmin(serverUrl(port, password));
      await admin`select 1`.finally(() => admin.end());
      return port;
    } catch (error) {
      reason = error;
      // Asked by its command line: a killed server may stand in the list of processes for a while.
      if (!(await isServerOf(place, pid))) return undefined;
      if (!isPassing(error)) break;
      await sleep(200);
    }
  } while (Date.now() < deadline);
  throw new DatabaseFailure(
    'data-dir-in-use',
    {
      zh: `数据库目录 ${place.cluster} 正被进程 ${pid} 使用，但它没有应答（${firstLine(reason)}）。`,
      en: `The database folder ${place.cluster} is in use by process ${pid}, which does not answer (${firstLine(reason)}).`,
    },
    reason,
  );
}

/** What a server answers that is starting up, recovering, or going down: worth waiting for. */
const PASSING = new Set([
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
]);

function isPassing(error: unknown): boolean {
  return PASSING.has((error as { code?: string }).code ?? '');
}

/** A process id in a file outlives its process; on Linux the command line tells who holds it now. */
async function isServerOf(place: Place, pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined || command.includes(place.cluster);
}

export async function startServer(
  place: Place,
  binaries: Binaries,
  port: number,
  extra: Record<string, string>,
): Promise<void> {
  const options = Object.entries({ ...settings(), port: `${port}`, ...extra })
    .map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
    .join(' ');
  await writeFile(place.log, '', { mode: 0o600 });
  if (place.identity) await chown(place.log, place.identity.uid, place.identity.gid);
  const common = ['start', '-w', '-t', `${START_TIMEOUT_S}`, '-D', place.cluster];
  const deadline = Date.now() + START_TIMEOUT_S * 1000;
  for (;;) {
    try {
      await runProgram(binaries.pgCtl, [...common, '-l', place.log, '-o', options], place, true);
      return;
    } catch (error) {
      if (Date.now() > deadline || !(await isGoingDown(place))) {
        throw await whyNot(place, port, error);
      }
      await sleep(200);
    }
  }
}

/** Processes of a killed server end a moment after it, and hold its memory until then. */
async function isGoingDown(place: Place): Promise<boolean> {
  const log = await readFile(place.log, 'utf8').catch(() => '');
  return /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(
    log
      .split('\n')
      .filter((line) => line.includes('FATAL'))
      .at(-1) ?? '',
  );
}

async function whyNot(place: Place, port: number, cause: unknown): Promise<DatabaseFailure> {
  const log = await readFile(place.log, 'utf8').catch(() => '');
  if (/could not bind|Address already in use/i.test(log)) return portInUse(port, cause);
  const lines = log.split('\n').filter((line) => /FATAL|PANIC|ERROR/.test(line));
  const reason = lines.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? firstLine(cause);
  return new DatabaseFailure(
    'data-dir-broken',
    {
      zh: `内置 PostgreSQL 无法启动：${reason}（日志：${place.log}）。`,
      en: `The embedded PostgreSQL does not start: ${reason} (log: ${place.log}).`,
    },
    cause,
  );
}

function portInUse(port: number, cause?: unknown): DatabaseFailure {
  return new DatabaseFailure(
    'port-in-use',
    {
      zh: `端口 ${port} 已被占用，内置 PostgreSQL 无法使用它。`,
      en: `Port ${port} is in use; the embedded PostgreSQL cannot take it.`,
    },
    cause,
  );
}

export async function stopServer(place: Place, binaries: Binaries): Promise<void> {
  await runProgram(
    binaries.pgCtl,
    ['stop', '-w', '-m', 'fast', '-t', `${START_TIMEOUT_S}`, '-D', place.cluster],
    place,
  );
}

/** The wished port, else the remembered one if it is free, else any free one. */
export async function choosePort(place: Place, wished: number | undefined): Promise<number> {
  const file = join(place.home, 'port');
  if (wished !== undefined) {
    if (!(await isFree(wished))) throw portInUse(wished);
    return wished;
  }
  const remembered = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (Number.isInteger(remembered) && (await isFree(remembered))) return remembered;
  const port = await freePort();
  await writeFile(file, `${port}\n`);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, HOST, () => {
      const address = probe.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      probe.close(() => resolve(taken));
    });
  });
}

/**
 * Kills workers with SIGKILL at random moments of bill runs over the book, and lets others take
 * over, until enough kills have hit. What was billed must equal, line for line, what a run without
 * interruption bills; the books must verify; two workers at once must make no difference.
 */
import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect, type Database, migrate, openAdmin } from '#drizzle';
import { bootEmbedded } from '#drizzle/embedded';
import { getBillRun, postBillRun, startBillRun } from '#engine/runtime/bill-run';
import { newContext } from '#engine/runtime/context';
import { verifyLedger } from '#engine/runtime/verify';
import { startWorkerProcess, type WorkerProcess } from '#tests/billing';
import { type BookDigest, digest, loadBook } from './book.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
});
const KILLS = Number(values.kills);
const CHUNK_SIZE = 50;
const TEMPLATE = 'book';

/** A repeatable source of moments (mulberry32). */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomSource(Number(values.seed));
const folder = await mkdtemp(join(tmpdir(), 'ratecraft-crash-'));
const server = await bootEmbedded({ dataDir: join(folder, 'postgres'), database: TEMPLATE });
const tenantId = randomUUIDv7();
let kills = 0;
let killsWhileBilling = 0;
let databases = 0;

function databaseUrl(name: string): string {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

/** A copy of the imported book to bill. */
async function freshBook(): Promise<{ db: Database; url: string }> {
  databases += 1;
  const name = `book_${databases}`;
  const admin = openAdmin(databaseUrl('postgres'));
  await admin.unsafe(`create database ${name} template ${TEMPLATE}`);
  await admin.end();
  return { db: connect(databaseUrl(name)), url: databaseUrl(name) };
}

const ctx = (db: Database) => newContext(db, tenantId, { kind: 'system' });

async function statusOf(db: Database, runId: string): Promise<string> {
  return (await getBillRun({ ctx: ctx(db), input: { runId } })).run.status;
}

/** Waits for a state, killing and replacing workers at random moments meanwhile. */
async function reach(
  db: Database,
  runId: string,
  wanted: string,
  workers: WorkerProcess[],
  url: string,
  mostKills: number,
): Promise<void> {
  let given = 0;
  for (;;) {
    const status = await statusOf(db, runId);
    if (status === wanted) return;
    if (given >= mostKills) {
      await sleep(100);
      continue;
    }
    await sleep(random() * 600);
    const index = Math.floor(random() * workers.length);
    const [victim] = workers.splice(index, 1);
    const isBilling = (await statusOf(db, runId)) !== wanted;
    victim?.child.kill('SIGKILL');
    given += 1;
    kills += 1;
    if (isBilling) killsWhileBilling += 1;
    workers.push(await startWorkerProcess(url));
  }
}

interface Outcome {
  digest: BookDigest;
  problems: number;
  verifiedLines: number;
}

async function billBook(workerCount: number, mostKills: number): Promise<Outcome> {
  const { db, url } = await freshBook();
  const workers: WorkerProcess[] = [];
  for (let count = 0; count < workerCount; count += 1) workers.push(await startWorkerProcess(url));
  const { id } = await startBillRun({
    ctx: ctx(db),
    input: {
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
      idempotencyKey: 'crash',
      chunkSize: CHUNK_SIZE,
    },
  });
  await reach(db, id, 'review', workers, url, mostKills);
  await postBillRun({ ctx: ctx(db), input: { runId: id } });
  await reach(db, id, 'posted', workers, url, mostKills === 0 ? 0 : 2);
  const result = await digest(db, tenantId);
  const report = await verifyLedger({ ctx: ctx(db) });
  for (const problem of report.problems.slice(0, 5))
    console.error(problem.path, problem.message.en);
  for (const worker of workers) await worker.stop();
  await db.close();
  return { digest: result, problems: report.problemCount, verifiedLines: report.lines };
}

const isSame = (a: BookDigest, b: BookDigest): boolean => JSON.stringify(a) === JSON.stringify(b);

let failures = 0;
const started = Date.now();
try {
  await migrate(server.url);
  const db = connect(server.url);
  const book = await loadBook(db, tenantId);
  await db.close();
  const reference = await billBook(1, 0);
  console.log(
    `${book}: ${reference.digest.invoices} invoices, ${reference.digest.lines} lines, ${reference.digest.total}`,
  );
  const rounds: Outcome[] = [await billBook(2, 0)];
  while (killsWhileBilling < KILLS) {
    const workers = 1 + (rounds.length % 2);
    const outcome = await billBook(workers, 8);
    rounds.push(outcome);
    console.log(
      `round ${rounds.length}: ${workers} worker(s), ${killsWhileBilling} kills while billing, same lines: ${isSame(outcome.digest, reference.digest)}, problems: ${outcome.problems}`,
    );
  }
  for (const outcome of [reference, ...rounds]) {
    if (!isSame(outcome.digest, reference.digest) || outcome.problems > 0) failures += 1;
  }
  console.log(
    JSON.stringify({
      test: 'crash',
      book,
      runs: rounds.length + 1,
      kills,
      killsWhileBilling,
      invoices: reference.digest.invoices,
      lines: reference.digest.lines,
      total: reference.digest.total,
      differentRuns: failures,
      seconds: Math.round((Date.now() - started) / 1000),
    }),
  );
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
console.log(`${failures === 0 ? 1 : 0} passed, ${failures === 0 ? 0 : 1} failed`);
process.exit(failures === 0 ? 0 : 1);

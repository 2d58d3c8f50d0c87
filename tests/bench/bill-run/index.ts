import { randomUUIDv7 as uuid } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect, type Database, inTenant, migrate, openAdmin } from '#drizzle';
import { bootEmbedded } from '#drizzle/embedded';
import { getBillRun, startBillRun } from '#engine/runtime/bill-run';
import { newContext } from '#engine/runtime/context';
import { fillBook, startWorkerProcess, type WorkerProcess } from '#tests/billing';
import { copyIntoTwins, dropTwins, prepareFiles } from './copy-twins.ts';

/** Seldom enough that asking costs the run nothing. */
const POLL_MS = 200;

interface RunFigures {
  seconds: number;
  invoices: number;
  lines: number;
  peakRssMb: number;
}

/** Start to review: planning, loading, computing, committing every chunk. */
async function timeRun(
  db: Database,
  tenantId: string,
  workers: WorkerProcess[],
  chunkSize: number | undefined,
): Promise<RunFigures> {
  const ctx = () => newContext(db, tenantId, { kind: 'system' });
  const start = performance.now();
  const { id } = await startBillRun({
    ctx: ctx(),
    input: {
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
      idempotencyKey: uuid(),
      chunkSize,
    },
  });
  for (;;) {
    const { run, progress } = await getBillRun({ ctx: ctx(), input: { runId: id } });
    if (run.status === 'review') {
      return {
        seconds: (performance.now() - start) / 1000,
        invoices: progress.invoices,
        lines: progress.lines,
        peakRssMb: Math.max(...workers.map((worker) => worker.peakRssMb())),
      };
    }
    await sleep(POLL_MS);
  }
}

/** A whole bill run against COPY of the same rows into empty twins. Prints one JSON line. */
export async function benchBillRun(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      subscriptions: { type: 'string', default: '100000' },
      workers: { type: 'string', default: '2' },
      'chunk-size': { type: 'string' },
    },
  });
  const subscriptions = Number(values.subscriptions);
  const folder = await mkdtemp(join(tmpdir(), 'ratecraft-bench-'));
  await chmod(folder, 0o777);
  const server = await bootEmbedded({ dataDir: join(folder, 'postgres') });
  const workers: WorkerProcess[] = [];
  try {
    await migrate(server.url);
    const db = connect(server.url);
    const admin = openAdmin(server.url);
    const tenantId = uuid();
    await inTenant(db, tenantId, (tx) => fillBook(tx, tenantId, subscriptions));
    await admin.unsafe('vacuum analyze');
    for (let count = 0; count < Number(values.workers); count += 1) {
      workers.push(await startWorkerProcess(server.url));
    }
    await admin.unsafe('checkpoint');
    const figures = await timeRun(
      db,
      tenantId,
      workers,
      values['chunk-size'] === undefined ? undefined : Number(values['chunk-size']),
    );
    for (const worker of workers) await worker.stop();
    await prepareFiles(admin, folder);
    // The better of two counts for COPY.
    const copySeconds = Math.min(
      await copyIntoTwins(admin, folder),
      await copyIntoTwins(admin, folder),
    );
    await dropTwins(admin);
    console.log(
      JSON.stringify({
        benchmark: 'bill-run',
        subscriptions,
        invoices: figures.invoices,
        lines: figures.lines,
        seconds: Number(figures.seconds.toFixed(2)),
        copySeconds: Number(copySeconds.toFixed(2)),
        ratio: Number((figures.seconds / copySeconds).toFixed(2)),
        peakRssMb: figures.peakRssMb,
        workers: workers.length,
        microsecondsPerSubscription: Math.round((figures.seconds * 1e6) / subscriptions),
      }),
    );
    await db.close();
    await admin.end();
  } finally {
    for (const worker of workers) await worker.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

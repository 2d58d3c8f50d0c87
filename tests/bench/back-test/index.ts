import { randomUUIDv7 as uuid } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect, type Database, inTenant, migrate, openAdmin } from '#drizzle';
import { bootEmbedded } from '#drizzle/embedded';
import { type BackTestView, getBackTest, startBackTest } from '#engine/runtime/back-test';
import { getBillRun, postBillRun, startBillRun } from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import { getDesign } from '#engine/runtime/design';
import { fillBook, startWorkerProcess, type WorkerProcess } from '#tests/billing';

/** Seldom enough that asking costs the work nothing. */
const POLL_MS = 200;
const PERIOD = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };

async function startWorkers(url: string, count: number): Promise<WorkerProcess[]> {
  return Promise.all(Array.from({ length: count }, () => startWorkerProcess(url)));
}

async function settle(ctx: () => Context, runId: string, wanted: string): Promise<void> {
  for (;;) {
    const { run } = await getBillRun({ ctx: ctx(), input: { runId } });
    if (run.status === wanted) return;
    await sleep(POLL_MS);
  }
}

/** January computed and posted: what the back-test is over. */
async function postJanuary(ctx: () => Context): Promise<void> {
  const { id: runId } = await startBillRun({
    ctx: ctx(),
    input: { ...PERIOD, idempotencyKey: uuid() },
  });
  await settle(ctx, runId, 'review');
  await postBillRun({ ctx: ctx(), input: { runId } });
  await settle(ctx, runId, 'posted');
}

/** The flow with one price of its table changed. */
async function dearerDraft(ctx: Context): Promise<unknown> {
  const input = { kind: 'pricing-flow', key: 'list-price', version: 'latest' as const };
  const { document } = await getDesign({ ctx, input });
  return JSON.parse(JSON.stringify(document).replace('["50"]', '["53.37"]'));
}

async function timeBackTest(
  ctx: () => Context,
): Promise<{ seconds: number; result: BackTestView['result'] }> {
  const document = await dearerDraft(ctx());
  const start = performance.now();
  const { id } = await startBackTest({
    ctx: ctx(),
    input: { ...PERIOD, document, idempotencyKey: uuid() },
  });
  for (;;) {
    const { backTest, result } = await getBackTest({ ctx: ctx(), input: { id } });
    if (backTest.status === 'done') return { seconds: (performance.now() - start) / 1000, result };
    await sleep(POLL_MS);
  }
}

const TICKS_PER_SECOND = 100;

/** Seconds on a core so far, which a busy machine changes less than the time on the clock. */
function cpuSeconds({ child }: WorkerProcess): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

const sumCpu = (workers: readonly WorkerProcess[]): number =>
  workers.reduce((sum, worker) => sum + cpuSeconds(worker), 0);

interface Size {
  customers: number;
  workers: number;
}

async function measure(db: Database, url: string, { customers, workers: count }: Size) {
  const tenantId = uuid();
  const ctx = () => newContext(db, tenantId, { kind: 'system' });
  await inTenant(db, tenantId, (tx) => fillBook(tx, tenantId, customers));
  const admin = openAdmin(url);
  await admin.unsafe('vacuum analyze');
  const billing = await startWorkers(url, count);
  await postJanuary(ctx);
  for (const worker of billing) await worker.stop();
  await admin.unsafe('vacuum analyze');
  await admin.unsafe('checkpoint');
  await admin.end();
  // Fresh ones, whose memory is of the back-test alone.
  const workers = await startWorkers(url, count);
  try {
    const cpuBefore = sumCpu(workers);
    const { seconds, result } = await timeBackTest(ctx);
    const workerCpuSeconds = sumCpu(workers) - cpuBefore;
    const [sums] = result?.currencies ?? [];
    return {
      benchmark: 'back-test',
      customers: sums?.customers,
      invoices: sums?.invoices,
      difference: sums?.difference,
      seconds: Number(seconds.toFixed(2)),
      workerCpuSeconds: Number(workerCpuSeconds.toFixed(2)),
      peakRssMb: Math.max(...workers.map((worker) => worker.peakRssMb())),
      workers: count,
      microsecondsPerCustomer: Math.round((seconds * 1e6) / customers),
    };
  } finally {
    for (const worker of workers) await worker.stop();
  }
}

/** A back-test of a changed price over a posted month. Prints one JSON line. */
export async function benchBackTest(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: 'string', default: '100000' },
      workers: { type: 'string', default: '2' },
    },
  });
  const size = { customers: Number(values.customers), workers: Number(values.workers) };
  const folder = await mkdtemp(join(tmpdir(), 'ratecraft-bench-'));
  const server = await bootEmbedded({ dataDir: join(folder, 'postgres') });
  try {
    await migrate(server.url);
    const db = connect(server.url);
    console.log(JSON.stringify(await measure(db, server.url, size)));
    await db.close();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

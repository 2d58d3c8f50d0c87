/** One worker process: `node engine/worker.ts`, with DATABASE_URL. Any number may run. */
import { connect } from '#drizzle';
import { runMailer } from '#engine/runtime/mail';
import { runWorker } from '#engine/runtime/worker';

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('DATABASE_URL is not set. | 未设置 DATABASE_URL。');
  process.exit(2);
}

const concurrency = Number(process.env.WORKER_CONCURRENCY ?? 2);
const db = connect(url, { max: concurrency + 2, applicationName: 'ratecraft-worker' });
const worker = await runWorker(db, { concurrency });
const mailer = runMailer(db);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([worker.stop(), mailer?.stop()]);
  await db.close();
  process.exit(0);
}

process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
// Started by another process, it ends with it.
process.on('disconnect', () => void stop());
process.send?.({ type: 'ready' });

await worker.ended.catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
if (!stopping) process.exit(process.exitCode ?? 1);

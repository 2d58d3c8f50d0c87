import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type { Sql } from 'postgres';
import { type Database, holdPoolLock, openJobs, recoverAbandonedJobs } from '#drizzle';
import { billRunTasks, type ChunkJob } from '#engine/runtime/bill-run';
import { newContext } from '#engine/runtime/context';

export interface Worker {
  /** Ends the jobs in hand and stops. */
  stop(): Promise<void>;
  /** Settles when the worker ends by itself: rejects where its lock or its pool was lost. */
  ended: Promise<void>;
}

export interface WorkerOptions {
  /** Jobs at once: while one waits for the database another computes. */
  concurrency?: number;
}

const DEFAULT_CONCURRENCY = 2;
const POLL_INTERVAL_MS = 1_000;
const RECOVER_INTERVAL_MS = 3_000;

/** Errors only: what a job does is recorded by its verbs. */
const quiet = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message);
});

/** Every task that workers know; payloads carry the tenant, put there by the database. */
function taskList(db: Database): TaskList {
  return Object.fromEntries(
    Object.entries(billRunTasks).map(([name, perform]) => [
      name,
      async (payload: unknown) => {
        const { tenantId, ...job } = payload as ChunkJob & { tenantId: string };
        const ctx = newContext(db, tenantId, { kind: 'system' });
        await perform({ ...ctx, origin: { via: 'job' } }, job);
      },
    ]),
  );
}

/** Frees jobs of killed workers, now and every few seconds, until stopped. */
function keepRecovering(jobs: Sql): { stop(): void } {
  const timer = setInterval(() => {
    recoverAbandonedJobs(jobs).catch((error: unknown) => console.error(String(error)));
  }, RECOVER_INTERVAL_MS);
  return { stop: () => clearInterval(timer) };
}

/** Runs jobs in this process until stopped. Any number of workers may share a database. */
export async function runWorker(db: Database, options: WorkerOptions = {}): Promise<Worker> {
  const jobs = openJobs(db);
  const events = new EventEmitter();
  const locked = new Promise<void>((resolve, reject) => {
    events.once('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
      holdPoolLock(jobs, workerPool.id).then(resolve, reject);
    });
  });
  locked.catch(() => {});
  await recoverAbandonedJobs(jobs);
  const runner: Runner = await run({
    connectionString: db.logins.jobs,
    concurrency: options.concurrency ?? DEFAULT_CONCURRENCY,
    pollInterval: POLL_INTERVAL_MS,
    noHandleSignals: true,
    logger: quiet,
    taskList: taskList(db),
    events,
  });
  await locked;
  const recovering = keepRecovering(jobs);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    recovering.stop();
    await runner.stop().catch(() => {});
    await jobs.end({ timeout: 5 });
  };
  return {
    ended: runner.promise,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

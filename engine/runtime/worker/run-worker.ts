import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type { Sql } from 'postgres';
import { type Database, holdPoolLock, openJobs, recoverAbandonedJobs } from '#drizzle';
import { type BackTestJob, backTestTasks } from '#engine/runtime/back-test';
import { billRunTasks, type ChunkJob } from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import { type ImportJob, importTasks } from '#engine/runtime/import';

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

/** The workbench in the tenant of a job; the database put the tenant into the payload. */
function openJob<Work>(db: Database, payload: unknown): { ctx: Context; job: Work } {
  const { tenantId, ...job } = payload as Work & { tenantId: string };
  const ctx: Context = {
    ...newContext(db, tenantId, { kind: 'system' }),
    origin: { via: 'job' },
  };
  return { ctx, job: job as Work };
}

/** Every task that workers know. */
function taskList(db: Database): TaskList {
  const tasks: TaskList = {};
  for (const [name, perform] of Object.entries(billRunTasks)) {
    tasks[name] = async (payload) => {
      const { ctx, job } = openJob<ChunkJob>(db, payload);
      await perform(ctx, job);
    };
  }
  for (const [name, perform] of Object.entries(backTestTasks)) {
    tasks[name] = async (payload) => {
      const { ctx, job } = openJob<BackTestJob>(db, payload);
      await perform(ctx, job);
    };
  }
  for (const [name, perform] of Object.entries(importTasks)) {
    tasks[name] = async (payload, { abortSignal, job: { attempts } }) => {
      const { ctx, job } = openJob<ImportJob>(db, payload);
      await perform(ctx, job, { attempt: attempts, signal: abortSignal });
    };
  }
  return tasks;
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

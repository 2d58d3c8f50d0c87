import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { type Database, open, type Transaction } from '#drizzle/connection';

export interface Job {
  task: string;
  /** The tenant's id is added to it as `tenantId` by the database. */
  payload: Record<string, unknown>;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** A waiting job of the same key is replaced. */
  key?: string;
  maxAttempts?: number;
  /** ISO instant; at once if missing. */
  runAt?: string;
}

/** Enqueues in the tenant's transaction: the job exists exactly if the transaction commits. */
export async function addJob(tx: Transaction, job: Job): Promise<string> {
  const rows = await tx.execute<{ id: string }>(sql`
    select ratecraft_add_job(
      ${job.task}, ${JSON.stringify(job.payload)}::json, ${job.queue ?? null}, ${job.key ?? null},
      ${job.maxAttempts ?? null}::int, ${job.runAt ?? null}::timestamptz) as id`);
  return String(rows[0]?.id);
}

const POOL_LOCKS = 727_402;

/** One connection with the login of the job queue, for the two functions below. */
export function openJobs(db: Pick<Database, 'logins'>): Sql {
  return open(db.logins.jobs, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: 'ratecraft-worker-lock' },
  });
}

/**
 * Says that a worker pool lives, until the connection closes, which the server does even after
 * SIGKILL. Call it with the pool's id at graphile-worker's event `pool:create`.
 */
export async function holdPoolLock(jobs: Sql, poolId: string): Promise<void> {
  await jobs`select pg_advisory_lock(${POOL_LOCKS}, hashtext(${poolId}))`;
}

/**
 * Frees the jobs of pools that hold no lock; returns how many pools were found dead. Jobs taken
 * less than `graceMs` ago are left alone, since a pool takes its lock just after it starts.
 */
export async function recoverAbandonedJobs(jobs: Sql, graceMs = 3000): Promise<number> {
  const rows = await jobs<{ dead: number }[]>`
    select ratecraft_recover_jobs(${graceMs} * interval '1 millisecond') as dead`;
  return rows[0]?.dead ?? 0;
}

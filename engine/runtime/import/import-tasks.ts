import { and, eq, inArray } from 'drizzle-orm';
import { importBatches, memberships } from '#drizzle';
import { type Actor, type Context, inTransaction } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { followBatch } from './follow-batch.ts';
import { BatchMoved, findBatch, type ImportBatch, ofBatch } from './import-batch.ts';
import {
  type BatchProgress,
  type ImportGoal,
  inputOfBatch,
  REHEARSE_TASK,
  RUN_TASK,
} from './queue-import.ts';
import { rehearseImport } from './rehearse-import.ts';
import { runImport } from './run-import.ts';

export interface ImportJob {
  batchId: string;
}

/** What a worker knows of its own work on a job. */
export interface JobAttempt {
  /** From 1. */
  attempt: number;
  /** Aborts where the worker stops; the job is then taken up again. */
  signal: AbortSignal;
}

/** What workers do for imports, by the name of the job. */
export const importTasks: Record<
  string,
  (ctx: Context, job: ImportJob, attempt: JobAttempt) => Promise<void>
> = {
  [REHEARSE_TASK]: (ctx, job, attempt) => perform(ctx, job, 'rehearse', attempt),
  [RUN_TASK]: (ctx, job, attempt) => perform(ctx, job, 'run', attempt),
};

/** Errors of the program itself are tried so often. */
const MOST_FAULTS = 5;

async function perform(
  system: Context,
  { batchId }: ImportJob,
  goal: ImportGoal,
  { attempt, signal }: JobAttempt,
): Promise<void> {
  const batch = await inTransaction(system, (scope) => findBatch(scope, batchId));
  if (batch?.status !== 'rehearsing' && batch?.status !== 'running') return;
  const watch = followBatch(system, batchId, goal, signal);
  try {
    const ctx = { ...system, actor: await actorOf(system, batch) };
    const input = inputOfBatch(batch);
    await (goal === 'run'
      ? runImport({ ctx, input, watch })
      : rehearseImport({ ctx, input, watch }));
  } catch (error) {
    if (error instanceof BatchMoved) return;
    if (watch.signal.aborted && !signal.aborted) return;
    if (error instanceof AppError && error.code !== 'unavailable') {
      await failBatch(system, batchId, goal, error);
      return;
    }
    if (signal.aborted || attempt < MOST_FAULTS) throw error;
    console.error(error);
    await failBatch(system, batchId, goal, FAULT);
  } finally {
    await watch.settle();
  }
}

const FAULT = new AppError('unavailable', {
  zh: '程序内部错误，导入已停止；可以稍后继续',
  en: 'something went wrong here and the import stopped; it can go on later',
});

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Who asked, with the role that the person has now. */
async function actorOf(system: Context, { createdBy }: ImportBatch): Promise<Actor> {
  const actor = JSON.parse(createdBy) as Actor;
  if (actor.kind !== 'user' || !UUID.test(actor.id)) return actor;
  const [member] = await inTransaction(system, ({ tx, tenantId }) =>
    tx
      .select({ role: memberships.role, status: memberships.status })
      .from(memberships)
      .where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, actor.id))),
  );
  if (member?.status === 'active') return { ...actor, role: member.role };
  throw new AppError('forbidden', {
    zh: '发起导入的人已不能在此工作',
    en: 'who asked for the import may not work here any more',
  });
}

/** A batch that a check refused for its rows is not at work any more, and stays as it is. */
async function failBatch(
  system: Context,
  batchId: string,
  goal: ImportGoal,
  { code, text }: AppError,
): Promise<void> {
  const at = Temporal.Now.instant().toString();
  const progress: BatchProgress = {
    goal,
    phase: 'waiting',
    done: 0,
    total: 0,
    startedAt: at,
    failure: { code, text },
  };
  await inTransaction(system, ({ tx, tenantId }) =>
    tx
      .update(importBatches)
      .set({ status: 'failed', progress: { ...progress }, updatedAt: at })
      .where(
        and(ofBatch(tenantId, batchId), inArray(importBatches.status, ['rehearsing', 'running'])),
      ),
  );
}

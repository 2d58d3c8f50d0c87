import { and, eq, inArray, sql } from 'drizzle-orm';
import { addJob, importBatches, uploads } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { offeredDesigns } from '#engine/runtime/import/catalog';
import type { ImportMapping } from '#schemas';
import { batchValues, findBatch, type ImportBatch } from './import-batch.ts';
import type { ImportInput } from './input.ts';
import type { PreparedImport } from './prepare-import.ts';

export const REHEARSE_TASK = 'import-rehearse';
export const RUN_TASK = 'import-run';

/** What a job is for: to find out, or to import. */
export type ImportGoal = 'rehearse' | 'run';

/** What stands in a batch's `progress` while it is worked on, or after it failed. */
export interface BatchProgress {
  goal: ImportGoal;
  phase: 'waiting' | 'checking' | 'importing';
  done: number;
  total: number;
  /** ISO instant at which this phase began. */
  startedAt: string;
  failure?: { code: string; text: { zh: string; en: string } };
}

/** A batch that now waits for a worker, or what it is already. */
export interface QueuedImport {
  batchId: string;
  status: ImportBatch['status'];
  /** Where its pages are: its upload, or the batch itself where the file is gone. */
  importId: string;
}

/** A worker is killed now and then; a job that breaks off of itself is given up earlier. */
const MAX_ATTEMPTS = 20;

/**
 * Enqueues the work on a batch in the verb's own transaction. A batch that is being worked on or
 * done is left as it is; one that was stopped half way goes on.
 */
export async function queueBatch(
  scope: Scope,
  input: ImportInput,
  prepared: PreparedImport,
  goal: ImportGoal,
): Promise<QueuedImport> {
  const { tx } = scope;
  const { uploadId, batchId } = prepared;
  const at = scope.now.toString();
  const progress = waiting(goal, at);
  const values = batchValues(scope, input, prepared);
  const resumed = goal === 'run' ? sql`${importBatches.rowsDone} > 0` : sql`false`;
  const [queued] = await tx
    .insert(importBatches)
    .values({ ...values, status: 'rehearsing', progress: { ...progress } })
    .onConflictDoUpdate({
      target: [importBatches.tenantId, importBatches.id],
      set: {
        status: sql`case when ${resumed} then 'running' else 'rehearsing' end`,
        progress: { ...progress },
        uploadId,
        createdBy: values.createdBy,
        updatedAt: at,
      },
      setWhere: sql`${importBatches.status} in ('rehearsed', 'failed', 'cancelled')
        and (${importBatches.rowsDone} = 0 or ${goal === 'run'})`,
    })
    .returning();
  const batch = queued ?? (await adopt(scope, batchId, uploadId));
  if (!queued && goal === 'rehearse' && batch.rowsDone > 0 && batch.status !== 'done') {
    throw begun();
  }
  if (batch.status === 'rehearsing' || batch.status === 'running') await enqueue(scope, batch);
  return { batchId, status: batch.status, importId: batch.uploadId ?? batchId };
}

function waiting(goal: ImportGoal, startedAt: string): BatchProgress {
  return { goal, phase: 'waiting', done: 0, total: 0, startedAt };
}

function begun(): AppError {
  return new AppError('conflict', {
    zh: '该导入已写入部分数据，请继续导入，而不是重新检查',
    en: 'this import has written rows already; go on with it instead of checking it again',
  });
}

/** Once more for a batch that is worked on: should its job be lost, this one goes on. */
async function enqueue({ tx }: Scope, batch: ImportBatch): Promise<void> {
  const goal = (batch.progress as BatchProgress | null)?.goal ?? 'run';
  await addJob(tx, {
    task: goal === 'run' ? RUN_TASK : REHEARSE_TASK,
    payload: { batchId: batch.id },
    key: `import:${batch.id}`,
    maxAttempts: MAX_ATTEMPTS,
  });
}

/** A batch whose own file is gone, or that came from the command line, takes this upload. */
async function adopt(scope: Scope, batchId: string, uploadId: string | null): Promise<ImportBatch> {
  const { tx, tenantId } = scope;
  const found = (await findBatch(scope, batchId)) as ImportBatch;
  const kept =
    found.uploadId === null
      ? []
      : await tx
          .select({ id: uploads.id })
          .from(uploads)
          .where(and(eq(uploads.tenantId, tenantId), inArray(uploads.id, [found.uploadId])));
  if (kept.length > 0) return found;
  await tx
    .update(importBatches)
    .set({ uploadId })
    .where(and(eq(importBatches.tenantId, tenantId), eq(importBatches.id, batchId)));
  return { ...found, uploadId };
}

/** The import that a batch was asked for, over the upload that it belongs to. */
export function inputOfBatch({ uploadId, mapping, options }: ImportBatch): ImportInput {
  const document = mapping as unknown as ImportMapping;
  const { billingFrom, duplicates, skipErrors, encoding, delimiter } = options as {
    billingFrom: string | null;
  } & Pick<ImportInput, 'duplicates' | 'skipErrors' | 'encoding' | 'delimiter'>;
  return {
    uploadId: uploadId ?? '',
    mapping: document,
    offered: offeredDesigns(document),
    duplicates,
    skipErrors,
    encoding,
    delimiter,
    ...(billingFrom === null ? {} : { billingFrom }),
  };
}

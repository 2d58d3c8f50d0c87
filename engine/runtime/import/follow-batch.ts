import { and, inArray } from 'drizzle-orm';
import { importBatches } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { ofBatch } from './import-batch.ts';
import type { ImportProgress, ImportWatch } from './input.ts';
import type { BatchProgress, ImportGoal } from './queue-import.ts';

const WRITE_EVERY_MS = 1_000;

export interface BatchWatch extends Required<ImportWatch> {
  /** Waits for what is being written. */
  settle(): Promise<void>;
}

/**
 * Writes how far the work on a batch has come, at most once a second and in transactions of its
 * own; stops the work where the batch was cancelled meanwhile.
 */
export function followBatch(
  ctx: Context,
  batchId: string,
  goal: ImportGoal,
  stopping: AbortSignal,
): BatchWatch {
  const cancelled = new AbortController();
  let phase: ImportProgress['phase'] | undefined;
  let startedAt = '';
  let writtenAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> | undefined;

  async function write(progress: BatchProgress): Promise<void> {
    const kept = await inTransaction(ctx, ({ tx, tenantId }) =>
      tx
        .update(importBatches)
        .set({ progress: { ...progress }, updatedAt: Temporal.Now.instant().toString() })
        .where(
          and(ofBatch(tenantId, batchId), inArray(importBatches.status, ['rehearsing', 'running'])),
        )
        .returning({ id: importBatches.id }),
    );
    if (kept.length === 0) cancelled.abort();
  }

  return {
    signal: AbortSignal.any([cancelled.signal, stopping]),
    progress(progress) {
      if (progress.phase !== phase) {
        phase = progress.phase;
        startedAt = Temporal.Now.instant().toString();
      }
      const at = performance.now();
      if (writing || at - writtenAt < WRITE_EVERY_MS) return;
      writtenAt = at;
      // A progress that can't be written is no reason to stop; the checkpoints are.
      writing = write({ goal, startedAt, ...progress })
        .catch(() => {})
        .finally(() => {
          writing = undefined;
        });
    },
    settle: async () => {
      await writing;
    },
  };
}

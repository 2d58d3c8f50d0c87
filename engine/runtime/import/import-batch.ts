import { and, eq, sql } from 'drizzle-orm';
import { importBatches, type Transaction } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import type { CheckedRows } from './check-rows.ts';
import type { ImportInput, ImportStatus } from './input.ts';
import { replaceKeptRows } from './keep-row.ts';
import type { PreparedImport } from './prepare-import.ts';

export type ImportBatch = typeof importBatches.$inferSelect;

/** Somebody else went on with the batch, or stopped it: whoever sees this leaves it to them. */
export class BatchMoved extends AppError {
  constructor() {
    super('conflict', {
      zh: '该导入已由另一个进程继续，或已被取消',
      en: 'another process went on with this import, or it was cancelled',
    });
    this.name = 'BatchMoved';
  }
}

export async function findBatch(
  { tx, tenantId }: Pick<Scope, 'tx' | 'tenantId'>,
  id: string,
): Promise<ImportBatch | undefined> {
  const [batch] = await tx.select().from(importBatches).where(ofBatch(tenantId, id));
  return batch;
}

export function ofBatch(tenantId: string, id: string) {
  return and(eq(importBatches.tenantId, tenantId), eq(importBatches.id, id));
}

/** What a batch is from its beginning on. */
export function batchValues(
  scope: Scope,
  input: ImportInput,
  { batchId, file, uploadId, duplicates }: PreparedImport,
) {
  const { billingFrom = null, skipErrors = false, mapping } = input;
  const { encoding, delimiter } = file;
  const at = scope.now.toString();
  return {
    tenantId: scope.tenantId,
    id: batchId,
    mappingKey: mapping.key,
    fileName: file.name,
    fileHash: file.hash,
    options: { billingFrom, duplicates, skipErrors, encoding, delimiter },
    uploadId,
    mapping: { ...mapping },
    createdBy: JSON.stringify(scope.actor),
    createdAt: at,
    updatedAt: at,
  };
}

/**
 * Records a rehearsal, or the start of a run, with the rows that failed. A batch that was moved on
 * since it was `expected` so, or that has written rows, stays as it is: undefined.
 */
export async function saveBatch(
  scope: Scope,
  input: ImportInput,
  prepared: PreparedImport,
  { report, kept }: CheckedRows,
  { from, to }: { from: ImportStatus | undefined; to: 'rehearsed' | 'running' },
): Promise<ImportBatch | undefined> {
  const fresh = {
    status: to,
    rowsTotal: report.counts.rows,
    report: { ...report },
    progress: null,
    updatedAt: scope.now.toString(),
  };
  const { uploadId } = prepared;
  const [saved] = await scope.tx
    .insert(importBatches)
    .values({ ...batchValues(scope, input, prepared), ...fresh })
    .onConflictDoUpdate({
      target: [importBatches.tenantId, importBatches.id],
      set: { ...fresh, ...(uploadId === null ? {} : { uploadId }) },
      setWhere: sql`${importBatches.status} = ${from ?? 'rehearsed'} and ${importBatches.rowsDone} = 0`,
    })
    .returning();
  if (saved) await replaceKeptRows(scope, saved.id, kept);
  return saved;
}

/** Counts of what one transaction did. */
export interface BatchStep {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
}

/** Moves the checkpoint, unless another process moved it first or the import was cancelled. */
export async function advanceBatch(
  tx: Transaction,
  tenantId: string,
  id: string,
  rowsDone: number,
  step: BatchStep,
  at: string,
): Promise<void> {
  const moved = await tx
    .update(importBatches)
    .set({
      rowsDone: rowsDone + step.rows,
      rowsCreated: sql`${importBatches.rowsCreated} + ${step.created}`,
      rowsUpdated: sql`${importBatches.rowsUpdated} + ${step.updated}`,
      rowsSkipped: sql`${importBatches.rowsSkipped} + ${step.skipped}`,
      rowsFailed: sql`${importBatches.rowsFailed} + ${step.failed}`,
      updatedAt: at,
    })
    .where(
      and(
        ofBatch(tenantId, id),
        eq(importBatches.status, 'running'),
        eq(importBatches.rowsDone, rowsDone),
      ),
    )
    .returning({ id: importBatches.id });
  if (moved.length === 0) throw new BatchMoved();
}

/** Lets a batch that was stopped after some of its rows go on; undefined where it moved meanwhile. */
export async function reopenBatch(
  scope: Scope,
  { id, status }: ImportBatch,
): Promise<ImportBatch | undefined> {
  const [reopened] = await scope.tx
    .update(importBatches)
    .set({ status: 'running', progress: null, updatedAt: scope.now.toString() })
    .where(and(ofBatch(scope.tenantId, id), eq(importBatches.status, status)))
    .returning();
  return reopened;
}

/** @throws BatchMoved where it is not running any more */
export async function finishBatch(scope: Scope, id: string): Promise<ImportBatch> {
  const [finished] = await scope.tx
    .update(importBatches)
    .set({ status: 'done', progress: null, updatedAt: scope.now.toString() })
    .where(and(ofBatch(scope.tenantId, id), eq(importBatches.status, 'running')))
    .returning();
  if (!finished) throw new BatchMoved();
  return finished;
}

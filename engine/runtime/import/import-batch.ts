import { and, eq, sql } from 'drizzle-orm';
import { importBatches, type Transaction } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import type { ImportInput } from './input.ts';
import type { PreparedImport } from './prepare-import.ts';
import type { ImportReport } from './report.ts';

export type ImportBatch = typeof importBatches.$inferSelect;

export async function findBatch(
  { tx, tenantId }: Pick<Scope, 'tx' | 'tenantId'>,
  id: string,
): Promise<ImportBatch | undefined> {
  const [batch] = await tx.select().from(importBatches).where(ofBatch(tenantId, id));
  return batch;
}

function ofBatch(tenantId: string, id: string) {
  return and(eq(importBatches.tenantId, tenantId), eq(importBatches.id, id));
}

/** Records a rehearsal, or the start of a run; a batch that runs or is done stays as it is. */
export async function saveBatch(
  scope: Scope,
  input: ImportInput,
  { batchId, file, duplicates }: PreparedImport,
  report: ImportReport,
  status: 'rehearsed' | 'running',
): Promise<ImportBatch | undefined> {
  const { billingFrom = null, skipErrors = false } = input;
  const at = scope.now.toString();
  const fresh = {
    status,
    rowsTotal: report.counts.rows,
    report: { ...report },
    updatedAt: at,
  };
  const [saved] = await scope.tx
    .insert(importBatches)
    .values({
      tenantId: scope.tenantId,
      id: batchId,
      mappingKey: input.mapping.key,
      fileName: file.name,
      fileHash: file.hash,
      options: { billingFrom, duplicates, skipErrors },
      createdAt: at,
      ...fresh,
    })
    .onConflictDoUpdate({
      target: [importBatches.tenantId, importBatches.id],
      set: fresh,
      setWhere: sql`${importBatches.status} in ('rehearsed', 'failed')`,
    })
    .returning();
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

/** Moves the checkpoint, unless another process moved it first. */
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
  if (moved.length > 0) return;
  throw conflict({
    zh: '另一个进程正在导入同一文件',
    en: 'another process is importing the same file',
  });
}

export async function finishBatch(scope: Scope, id: string): Promise<void> {
  await scope.tx
    .update(importBatches)
    .set({ status: 'done', updatedAt: scope.now.toString() })
    .where(and(ofBatch(scope.tenantId, id), eq(importBatches.status, 'running')));
}

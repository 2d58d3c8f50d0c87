import { importRowErrors } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { publishDocuments } from '#engine/runtime/design';
import { appError, notFound } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import { checkRows, scanImport } from './check-rows.ts';
import { createRows } from './create-rows.ts';
import {
  advanceBatch,
  findBatch,
  finishBatch,
  type ImportBatch,
  saveBatch,
} from './import-batch.ts';
import type { ImportInput, ImportResult, ImportWatch } from './input.ts';
import { asAppError, type PreparedImport, prepareImport } from './prepare-import.ts';
import type { ImportReport } from './report.ts';
import type { ScannedRow } from './scan-rows.ts';
import { updateRows } from './update-rows.ts';

export interface RunImportResult extends ImportResult {
  /** The file was imported before with the same mapping and options; nothing was done. */
  wasDone: boolean;
  /** Rows that an earlier, broken run had done. */
  resumedAfter: number;
}

/**
 * Imports a file: checks all of it first, then writes it in transactions of some hundred rows, each
 * with its checkpoint. Killed, it goes on from there; run twice, it does nothing the second time.
 */
export async function runImport({
  ctx,
  input,
  watch = {},
}: {
  ctx: Context;
  input: ImportInput;
  watch?: ImportWatch;
}): Promise<RunImportResult> {
  requirePermission(ctx, 'import.run');
  const first = await prepareImport(ctx, input, watch);
  const { batchId } = first;
  const known = await inTransaction(ctx, (scope) => findBatch(scope, batchId));
  if (known?.status === 'done') return result(known, { wasDone: true, resumedAfter: 0 });
  if (first.designs.toPublish.length > 0) await publishDocuments(ctx, first.designs.toPublish);
  const prepared =
    first.designs.toPublish.length > 0 ? await prepareImport(ctx, input, watch) : first;
  const batch = known?.status === 'running' ? known : await startBatch(ctx, input, prepared, watch);
  await writeBatches(ctx, prepared, batch, watch);
  const done = await inTransaction(ctx, async (scope) => {
    await finishBatch(scope, batchId);
    const finished = await findBatch(scope, batchId);
    if (!finished) throw notFound({ zh: '导入批次', en: 'import batch' }, batchId);
    await auditDone(scope, finished);
    return finished;
  });
  return result(done, { wasDone: false, resumedAfter: batch.rowsDone });
}

function result(
  batch: ImportBatch,
  how: Pick<RunImportResult, 'wasDone' | 'resumedAfter'>,
): RunImportResult {
  const report = batch.report as unknown as ImportReport;
  return { batchId: batch.id, status: batch.status, report, ...how };
}

/** Checks all rows; refuses the file where some have errors and that was not allowed. */
async function startBatch(
  ctx: Context,
  input: ImportInput,
  prepared: PreparedImport,
  watch: ImportWatch,
): Promise<ImportBatch> {
  const report = await checkRows(ctx, input, prepared, watch);
  const { failed, rows } = report.counts;
  if (failed > 0 && !input.skipErrors) {
    await inTransaction(ctx, (scope) => saveBatch(scope, input, prepared, report, 'rehearsed'));
    throw appError(
      'invalid',
      {
        zh: `${rows} 行中有 ${failed} 行有错误，没有导入任何数据`,
        en: `${failed} of ${rows} rows have errors; nothing was imported`,
      },
      report.firstErrors.map(({ row, issue }) => ({ ...issue, path: `row ${row}` })),
    );
  }
  return inTransaction(ctx, async (scope) => {
    const started = await saveBatch(scope, input, prepared, report, 'running');
    const batch = started ?? (await findBatch(scope, prepared.batchId));
    if (!batch) throw notFound({ zh: '导入批次', en: 'import batch' }, prepared.batchId);
    return batch;
  });
}

async function writeBatches(
  ctx: Context,
  prepared: PreparedImport,
  batch: ImportBatch,
  { signal, progress }: ImportWatch,
): Promise<void> {
  let { rowsDone } = batch;
  try {
    for await (const rows of scanImport(ctx, prepared, { signal, startAfter: rowsDone })) {
      await inTransaction(ctx, (scope) => writeRows(scope, prepared, rowsDone, rows));
      rowsDone += rows.length;
      progress?.({ phase: 'importing', done: rowsDone, total: batch.rowsTotal });
      signal?.throwIfAborted();
    }
  } catch (error) {
    throw asAppError(error);
  }
}

/** One transaction: checkpoint, customers, subscriptions, items, and the rows that failed. */
async function writeRows(
  scope: Scope,
  { batchId, designs }: PreparedImport,
  rowsDone: number,
  rows: readonly ScannedRow[],
): Promise<void> {
  const { tx, tenantId, newId } = scope;
  const now = scope.now.toString();
  const context = { tenantId, planDesignId: designs.planDesignId, now, newId };
  const of = (outcome: ScannedRow['outcome']) => rows.filter((row) => row.outcome === outcome);
  const mapped = (outcome: ScannedRow['outcome']) => of(outcome).flatMap((row) => row.mapped ?? []);
  const failed = of('failed');
  await advanceBatch(
    tx,
    tenantId,
    batchId,
    rowsDone,
    {
      rows: rows.length,
      created: of('create').length,
      updated: of('update').length,
      skipped: of('skip').length,
      failed: failed.length,
    },
    now,
  );
  const created = mapped('create');
  if (created.length > 0) await createRows(tx, created, context);
  const updated = mapped('update');
  if (updated.length > 0) await updateRows(tx, updated, context);
  const errors = failed.flatMap(({ record, externalId = null, issues }) =>
    issues
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => ({
        tenantId,
        batchId,
        rowNumber: record.row,
        code,
        message,
        row: { externalId, cells: record.cells },
      })),
  );
  if (errors.length > 0) await tx.insert(importRowErrors).values(errors).onConflictDoNothing();
}

async function auditDone(scope: Scope, batch: ImportBatch): Promise<void> {
  const { id, fileName, fileHash, mappingKey, rowsCreated, rowsUpdated, rowsSkipped } = batch;
  await writeAudit(scope, 'import.run', {
    kind: 'import-batch',
    id,
    after: { fileName, fileHash, mappingKey, rowsCreated, rowsUpdated, rowsSkipped },
  });
}

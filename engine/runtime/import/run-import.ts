import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { publishDocuments } from '#engine/runtime/design';
import { appError, notFound } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import { checkRows, scanImport } from './check-rows.ts';
import { createRows } from './create-rows.ts';
import {
  advanceBatch,
  BatchMoved,
  findBatch,
  finishBatch,
  type ImportBatch,
  reopenBatch,
  saveBatch,
} from './import-batch.ts';
import type { ImportInput, ImportResult, ImportWatch } from './input.ts';
import { keepRows, keptRow } from './keep-row.ts';
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
  const batch = await openBatch(ctx, input, prepared, { known, watch });
  if (batch.status === 'done') return result(batch, { wasDone: true, resumedAfter: 0 });
  if (batch.status !== 'running') throw new BatchMoved();
  await writeBatches(ctx, input, prepared, batch, watch);
  const done = await inTransaction(ctx, async (scope) => {
    const finished = await finishBatch(scope, batchId);
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

interface Opening {
  known: ImportBatch | undefined;
  watch: ImportWatch;
}

/** The batch as it goes on: where an earlier run broke off, or from its first row. */
async function openBatch(
  ctx: Context,
  input: ImportInput,
  prepared: PreparedImport,
  opening: Opening,
): Promise<ImportBatch> {
  const { known } = opening;
  if (known?.status === 'running') return known;
  if (!known || known.rowsDone === 0) return startBatch(ctx, input, prepared, opening);
  const reopened = await inTransaction(ctx, (scope) => reopenBatch(scope, known));
  if (!reopened) throw new BatchMoved();
  return reopened;
}

/** Checks all rows; refuses the file where some have errors and that was not allowed. */
async function startBatch(
  ctx: Context,
  input: ImportInput,
  prepared: PreparedImport,
  { known, watch }: Opening,
): Promise<ImportBatch> {
  const from = known?.status;
  const checked = await checkRows(ctx, input, prepared, watch);
  const { counts, firstErrors } = checked.report;
  if (counts.failed > 0 && !input.skipErrors) {
    const moved = { from, to: 'rehearsed' } as const;
    await inTransaction(ctx, (scope) => saveBatch(scope, input, prepared, checked, moved));
    throw appError(
      'invalid',
      {
        zh: `${counts.rows} 行中有 ${counts.failed} 行有错误，没有导入任何数据`,
        en: `${counts.failed} of ${counts.rows} rows have errors; nothing was imported`,
      },
      firstErrors.map(({ row, issue }) => ({ ...issue, path: `row ${row}` })),
    );
  }
  return inTransaction(ctx, async (scope) => {
    const moved = { from, to: 'running' } as const;
    const started = await saveBatch(scope, input, prepared, checked, moved);
    const batch = started ?? (await findBatch(scope, prepared.batchId));
    if (!batch) throw notFound({ zh: '导入批次', en: 'import batch' }, prepared.batchId);
    return batch;
  });
}

async function writeBatches(
  ctx: Context,
  input: ImportInput,
  prepared: PreparedImport,
  batch: ImportBatch,
  { signal, progress }: ImportWatch,
): Promise<void> {
  let { rowsDone } = batch;
  try {
    for await (const rows of scanImport(ctx, prepared, { signal, startAfter: rowsDone })) {
      await inTransaction(ctx, (scope) => writeRows(scope, input, prepared, { rowsDone, rows }));
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
  { mapping }: ImportInput,
  { batchId, designs, columns }: PreparedImport,
  { rowsDone, rows }: { rowsDone: number; rows: readonly ScannedRow[] },
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
  await keepRows(
    scope,
    batchId,
    failed.map((row) => keptRow(row, columns, mapping)),
  );
}

async function auditDone(scope: Scope, batch: ImportBatch): Promise<void> {
  const { id, fileName, fileHash, mappingKey, rowsCreated, rowsUpdated, rowsSkipped } = batch;
  await writeAudit(scope, 'import.run', {
    kind: 'import-batch',
    id,
    after: { fileName, fileHash, mappingKey, rowsCreated, rowsUpdated, rowsSkipped },
  });
}

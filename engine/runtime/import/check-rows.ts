import { inArray } from 'drizzle-orm';
import { customers } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import type { SourceReader, SourceRecord } from '#engine/runtime/import/file';
import { ReportBuilder } from './build-report.ts';
import { ErrorFile } from './error-file.ts';
import type { ImportInput, ImportWatch } from './input.ts';
import { asAppError, type PreparedImport } from './prepare-import.ts';
import { rateRow } from './rate-row.ts';
import type { ImportReport, KeptRow } from './report.ts';
import { type FindExisting, type ScannedRow, scanRows } from './scan-rows.ts';

/** Rows of one transaction, and of one question to the database. */
export const BATCH_ROWS = 500;

/** Which customers the tenant has already. */
function existingCustomers(ctx: Context): FindExisting {
  return (externalIds) =>
    inTransaction(ctx, async ({ tx }) => {
      const rows = await tx
        .select({ externalId: customers.externalId })
        .from(customers)
        .where(inArray(customers.externalId, [...externalIds]));
      return new Set(rows.flatMap(({ externalId }) => externalId ?? []));
    });
}

/** Reads the file from its first row and decides what becomes of each, in batches. */
export async function* scanImport(
  ctx: Context,
  prepared: PreparedImport,
  {
    signal,
    onRecord,
    startAfter,
  }: Pick<ImportWatch, 'signal'> & {
    onRecord?: (record: SourceRecord) => void;
    startAfter?: number;
  },
): AsyncGenerator<ScannedRow[]> {
  const reader: SourceReader = await prepared.open();
  async function* watched() {
    for await (const record of reader.records) {
      onRecord?.(record);
      yield record;
    }
  }
  yield* scanRows({
    records: watched(),
    map: prepared.map,
    rate: (row) => rateRow(row, prepared.designs.rowDesigns),
    duplicates: prepared.duplicates,
    findExisting: existingCustomers(ctx),
    batchRows: BATCH_ROWS,
    startAfter,
    signal,
  });
}

async function openErrorFile(path: string, columns: readonly string[]): Promise<ErrorFile> {
  try {
    return await ErrorFile.open(path, columns);
  } catch (error) {
    throw asAppError(error);
  }
}

const PROGRESS_STEP_ROWS = 1_000;

export interface CheckedRows {
  report: ImportReport;
  /** Rows with errors, as many as are kept. */
  kept: KeptRow[];
}

/** Goes through all rows without changing anything; writes the file of errors if one is wished. */
export async function checkRows(
  ctx: Context,
  input: ImportInput,
  prepared: PreparedImport,
  watch: ImportWatch,
): Promise<CheckedRows> {
  const { file, columns, designs } = prepared;
  const errorFile =
    input.errorFile === undefined ? undefined : await openErrorFile(input.errorFile, columns);
  const builder = new ReportBuilder({
    file,
    columns,
    mapping: input.mapping,
    rowDesigns: designs.rowDesigns,
    errorFile,
    toPublish: designs.toPublish,
  });
  let rows = 0;
  const onRecord = ({ bytes }: SourceRecord) => {
    rows += 1;
    if (rows % PROGRESS_STEP_ROWS !== 0) return;
    watch.progress?.({ phase: 'checking', done: Math.min(bytes, file.bytes), total: file.bytes });
  };
  try {
    for await (const batch of scanImport(ctx, prepared, { signal: watch.signal, onRecord })) {
      for (const scanned of batch) await builder.add(scanned);
    }
    await errorFile?.close();
  } catch (error) {
    await errorFile?.discard();
    throw asAppError(error);
  }
  return { report: builder.result(), kept: builder.kept };
}

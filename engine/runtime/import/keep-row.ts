import { and, eq } from 'drizzle-orm';
import { importRowErrors } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { insertRows } from '#engine/runtime/import/bulk';
import type { ImportMapping, Issue } from '#schemas';
import type { KeptRow } from './report.ts';
import type { ScannedRow } from './scan-rows.ts';

/** Rows with errors that are kept with a batch; the report counts all of them. */
export const MOST_KEPT_ROWS = 20_000;

const CHUNK_ROWS = 1_000;

/** Problems that lie in the customer's id. */
const ID_CODES = new Set(['duplicate-in-file', 'customer-exists']);

/** What is kept of a row that failed. */
export function keptRow(
  { record, externalId, issues }: ScannedRow,
  columns: readonly string[],
  mapping: ImportMapping,
): KeptRow {
  const { externalId: id } = mapping.customer;
  const idColumns = 'column' in id ? [id.column] : [];
  return {
    row: record.row,
    externalId: externalId ?? null,
    cells: record.cells,
    issues: issues
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message, params }) => ({
        code,
        message,
        columns: ID_CODES.has(code) ? idColumns : columnsOf(params, columns),
      })),
  };
}

/** A problem names one column, or several as a list. */
function columnsOf({ column }: Issue['params'], columns: readonly string[]): string[] {
  if (typeof column !== 'string' || column === '') return [];
  if (columns.includes(column)) return [column];
  const named = new Set(column.split(', '));
  return columns.filter((each) => named.has(each));
}

/** Adds to the rows kept with a batch; one that is kept already stays as it is. */
export async function keepRows(
  { tx, tenantId }: Scope,
  batchId: string,
  rows: readonly KeptRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const values = rows.slice(from, from + CHUNK_ROWS).map(({ row, ...kept }) => ({
      tenantId,
      batchId,
      rowNumber: row,
      code: kept.issues[0]?.code ?? '',
      message: kept.issues[0]?.message ?? { zh: '', en: '' },
      row: kept,
    }));
    await insertRows(tx, importRowErrors, values, { skipKnown: true });
  }
}

/** Puts the rows of a check in the place of those of the check before. */
export async function replaceKeptRows(
  scope: Scope,
  batchId: string,
  rows: readonly KeptRow[],
): Promise<void> {
  const { tx, tenantId } = scope;
  await tx
    .delete(importRowErrors)
    .where(and(eq(importRowErrors.tenantId, tenantId), eq(importRowErrors.batchId, batchId)));
  await keepRows(scope, batchId, rows);
}

import { and, asc, eq } from 'drizzle-orm';
import { importRowFixes } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { contentHash } from '#engine/runtime/design';
import type { SourceReader, SourceRecord } from '#engine/runtime/import/file';

/** Corrected cells by row number, then by the name of the column. */
export type RowFixes = ReadonlyMap<number, Readonly<Record<string, string>>>;

export const NO_FIXES: RowFixes = new Map();

/** Rows of one file that may be corrected by hand; more are corrected at their source. */
export const MOST_FIXED_ROWS = 10_000;

export async function loadFixes(ctx: Context, uploadId: string): Promise<RowFixes> {
  const rows = await inTransaction(ctx, ({ tx, tenantId }) =>
    tx
      .select({ row: importRowFixes.rowNumber, cells: importRowFixes.cells })
      .from(importRowFixes)
      .where(and(eq(importRowFixes.tenantId, tenantId), eq(importRowFixes.uploadId, uploadId)))
      .orderBy(asc(importRowFixes.rowNumber)),
  );
  return new Map(rows.map(({ row, cells }) => [row, cells]));
}

/** What tells a corrected file from the file as it came; undefined without corrections. */
export function fixesHash(fixes: RowFixes): string | undefined {
  if (fixes.size === 0) return undefined;
  return contentHash([...fixes].sort(([a], [b]) => a - b));
}

/** The cells of a row as corrected; a corrected row is as wide as the header. */
export function fixedCells(
  cells: readonly string[],
  columns: readonly string[],
  fix: Readonly<Record<string, string>> | undefined,
): string[] {
  if (!fix) return [...cells];
  return columns.map((column, index) =>
    Object.hasOwn(fix, column) ? (fix[column] ?? '') : (cells[index] ?? ''),
  );
}

/** Lays the corrections over the records of a file. */
export function withFixes({ columns, records }: SourceReader, fixes: RowFixes): SourceReader {
  if (fixes.size === 0) return { columns, records };
  async function* fixed(): AsyncGenerator<SourceRecord> {
    for await (const record of records) {
      const fix = fixes.get(record.row);
      yield fix ? { ...record, cells: fixedCells(record.cells, columns, fix) } : record;
    }
  }
  return { columns, records: fixed() };
}

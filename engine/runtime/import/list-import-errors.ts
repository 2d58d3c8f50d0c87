import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { importRowErrors, importRowFixes } from '#drizzle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findBatch } from './import-batch.ts';
import type { ImportReport, KeptRow } from './report.ts';
import { BATCH } from './start-import.ts';

export interface ListImportErrorsInput {
  batchId: string;
  /** Rows with this problem only. */
  code?: string;
  limit?: number;
  cursor?: string;
}

/** A row with its problems, as it was checked, and the corrections made since. */
export interface ImportErrorRow extends KeptRow {
  fix: Record<string, string> | null;
}

const parse = inputParser<ListImportErrorsInput>(
  { batchId: TEXT.id },
  {
    code: TEXT.word,
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** Rows with errors of a rehearsal or an import, in the order of the file. */
export async function listImportErrors({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListImportErrorsInput;
}): Promise<Page<ImportErrorRow> & { columns: string[] }> {
  requirePermission(ctx, 'import.get');
  const { batchId, code, limit = 50, cursor } = parse(input);
  const [after = '0'] = cursor === undefined ? [] : decodeCursor(cursor, 1);
  return inTransaction(ctx, async (scope) => {
    const batch = await findBatch(scope, batchId);
    if (!batch) throw notFound(BATCH, batchId);
    const found = await scope.tx
      .select({ row: importRowErrors.rowNumber, kept: importRowErrors.row })
      .from(importRowErrors)
      .where(
        and(
          eq(importRowErrors.tenantId, scope.tenantId),
          eq(importRowErrors.batchId, batchId),
          gt(importRowErrors.rowNumber, Number(after)),
          code === undefined ? undefined : withCode(code),
        ),
      )
      .orderBy(asc(importRowErrors.rowNumber))
      .limit(limit + 1);
    const page = found.slice(0, limit);
    const fixes = await fixesOf(
      scope,
      batch.uploadId,
      page.map(({ row }) => row),
    );
    const last = page.at(-1);
    return {
      columns: (batch.report as unknown as Partial<ImportReport>).file?.columns ?? [],
      rows: page.map(({ row, kept }) => ({
        ...(kept as unknown as Omit<KeptRow, 'row'>),
        row,
        fix: fixes.get(row) ?? null,
      })),
      next: found.length > limit && last ? encodeCursor([last.row]) : null,
    };
  });
}

const withCode = (code: string) =>
  sql`${importRowErrors.row}->'issues' @> ${JSON.stringify([{ code }])}::jsonb`;

async function fixesOf(
  { tx, tenantId }: Scope,
  uploadId: string | null,
  rows: readonly number[],
): Promise<Map<number, Record<string, string>>> {
  if (uploadId === null || rows.length === 0) return new Map();
  const found = await tx
    .select({ row: importRowFixes.rowNumber, cells: importRowFixes.cells })
    .from(importRowFixes)
    .where(
      and(
        eq(importRowFixes.tenantId, tenantId),
        eq(importRowFixes.uploadId, uploadId),
        inArray(importRowFixes.rowNumber, [...rows]),
      ),
    );
  return new Map(found.map(({ row, cells }) => [row, cells]));
}

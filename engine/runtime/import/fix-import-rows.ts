import { and, count, eq, inArray, ne, or } from 'drizzle-orm';
import { importBatches, importRowFixes, uploads } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { conflict, invalid, notFound } from '#engine/runtime/error';
import { IMPORT_LIMITS } from '#engine/runtime/import/file';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { MOST_FIXED_ROWS } from './row-fixes.ts';

export interface FixImportRowsInput {
  uploadId: string;
  /** By column name: the text that stands for the cell of the file; null takes that back. */
  rows: { row: number; cells: Record<string, string | null> }[];
}

const MOST_AT_ONCE = 200;

const parse = inputParser<FixImportRowsInput>({
  uploadId: TEXT.id,
  rows: {
    type: 'array',
    minItems: 1,
    maxItems: MOST_AT_ONCE,
    items: {
      type: 'object',
      properties: {
        row: { type: 'integer', minimum: 2, maximum: 2_000_000_000 },
        cells: {
          type: 'object',
          maxProperties: IMPORT_LIMITS.columns,
          additionalProperties: { type: ['string', 'null'], maxLength: IMPORT_LIMITS.cellChars },
        },
      },
      required: ['row', 'cells'],
      additionalProperties: false,
    },
  },
});

/** Corrects cells of an upload; its file stays as it came. The next check reads the corrected text. */
export async function fixImportRows({
  ctx,
  input,
}: {
  ctx: Context;
  input: FixImportRowsInput;
}): Promise<{ fixedRows: number }> {
  requirePermission(ctx, 'import.fix-row');
  const { uploadId, rows } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    const [upload] = await tx
      .select({ id: uploads.id })
      .from(uploads)
      .where(and(eq(uploads.tenantId, tenantId), eq(uploads.id, uploadId)))
      .for('update');
    if (!upload) throw notFound({ zh: '上传的文件', en: 'upload' }, uploadId);
    await refuseWhileBusy(scope, uploadId);
    const before = await loadBefore(scope, uploadId, rows);
    for (const { row, cells } of rows) {
      await writeFix(scope, { uploadId, row, cells: merged(before.get(row), cells) });
    }
    const fixedRows = await countFixes(scope, uploadId);
    await writeAudit(scope, 'import.fix-row', {
      kind: 'upload',
      id: uploadId,
      before: rows.map(({ row }) => ({ row, cells: before.get(row) ?? {} })),
      after: rows,
    });
    return { fixedRows };
  });
}

/** A file that an import reads, or has read half of, must not change under it. */
async function refuseWhileBusy({ tx, tenantId }: Scope, uploadId: string): Promise<void> {
  const busy = await tx
    .select({ id: importBatches.id })
    .from(importBatches)
    .where(
      and(
        eq(importBatches.tenantId, tenantId),
        eq(importBatches.uploadId, uploadId),
        or(
          inArray(importBatches.status, ['rehearsing', 'running']),
          and(ne(importBatches.rowsDone, 0), ne(importBatches.status, 'done')),
        ),
      ),
    );
  if (busy.length === 0) return;
  throw conflict({
    zh: '该文件正在检查或已导入一部分，暂不能修改；请先完成导入',
    en: 'the file is being checked, or is imported in part; finish that first',
  });
}

async function loadBefore(
  { tx, tenantId }: Scope,
  uploadId: string,
  rows: FixImportRowsInput['rows'],
): Promise<Map<number, Record<string, string>>> {
  const numbers = rows.map(({ row }) => row);
  const found = await tx
    .select({ row: importRowFixes.rowNumber, cells: importRowFixes.cells })
    .from(importRowFixes)
    .where(
      and(
        eq(importRowFixes.tenantId, tenantId),
        eq(importRowFixes.uploadId, uploadId),
        inArray(importRowFixes.rowNumber, numbers),
      ),
    );
  return new Map(found.map(({ row, cells }) => [row, cells]));
}

function merged(
  before: Record<string, string> = {},
  given: Record<string, string | null>,
): Record<string, string> {
  const all = Object.entries({ ...before, ...given });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

async function writeFix(
  { tx, tenantId, actor, now }: Scope,
  { uploadId, row, cells }: { uploadId: string; row: number; cells: Record<string, string> },
): Promise<void> {
  const ofRow = and(
    eq(importRowFixes.tenantId, tenantId),
    eq(importRowFixes.uploadId, uploadId),
    eq(importRowFixes.rowNumber, row),
  );
  if (Object.keys(cells).length === 0) {
    await tx.delete(importRowFixes).where(ofRow);
    return;
  }
  const fresh = { cells, author: JSON.stringify(actor), updatedAt: now.toString() };
  await tx
    .insert(importRowFixes)
    .values({ tenantId, uploadId, rowNumber: row, ...fresh })
    .onConflictDoUpdate({
      target: [importRowFixes.tenantId, importRowFixes.uploadId, importRowFixes.rowNumber],
      set: fresh,
    });
}

async function countFixes({ tx, tenantId }: Scope, uploadId: string): Promise<number> {
  const [found] = await tx
    .select({ rows: count() })
    .from(importRowFixes)
    .where(and(eq(importRowFixes.tenantId, tenantId), eq(importRowFixes.uploadId, uploadId)));
  const rows = found?.rows ?? 0;
  if (rows <= MOST_FIXED_ROWS) return rows;
  throw invalid([
    issue('too-many-fixes', '/rows', {
      zh: `一个文件最多在此修改 ${MOST_FIXED_ROWS} 行；更多请在原表中修改后重新上传`,
      en: `at most ${MOST_FIXED_ROWS} rows of a file are corrected here; correct more in the file itself`,
    }),
  ]);
}

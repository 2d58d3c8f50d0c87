import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import { checkRows } from './check-rows.ts';
import { findBatch, saveBatch } from './import-batch.ts';
import type { ImportInput, ImportResult, ImportWatch } from './input.ts';
import { prepareImport } from './prepare-import.ts';

/**
 * Reads the whole file, validates and rates every row, and reports what an import would do. No
 * customer is changed.
 */
export async function rehearseImport({
  ctx,
  input,
  watch = {},
}: {
  ctx: Context;
  input: ImportInput;
  watch?: ImportWatch;
}): Promise<ImportResult> {
  requirePermission(ctx, 'import.rehearse');
  const prepared = await prepareImport(ctx, input, watch);
  const { batchId } = prepared;
  const before = await inTransaction(ctx, (scope) => findBatch(scope, batchId));
  const checked = await checkRows(ctx, input, prepared, watch);
  return inTransaction(ctx, async (scope) => {
    const from = before && MAY_BE_REHEARSED.has(before.status) ? before.status : undefined;
    const moved = { from, to: 'rehearsed' } as const;
    const saved = await saveBatch(scope, input, prepared, checked, moved);
    const batch = saved ?? (await findBatch(scope, batchId));
    return { batchId, status: batch?.status ?? 'rehearsed', report: checked.report };
  });
}

const MAY_BE_REHEARSED: ReadonlySet<string> = new Set([
  'rehearsing',
  'rehearsed',
  'failed',
  'cancelled',
]);

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
  const report = await checkRows(ctx, input, prepared, watch);
  return inTransaction(ctx, async (scope) => {
    const saved = await saveBatch(scope, input, prepared, report, 'rehearsed');
    const batch = saved ?? (await findBatch(scope, prepared.batchId));
    return { batchId: prepared.batchId, status: batch?.status ?? 'rehearsed', report };
  });
}

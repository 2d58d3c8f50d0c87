import { and, inArray } from 'drizzle-orm';
import { importBatches } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findBatch, ofBatch } from './import-batch.ts';
import { BATCH } from './start-import.ts';

const parse = inputParser<{ batchId: string }>({ batchId: TEXT.id });

/** Stops a rehearsal, or an import at its next checkpoint: what is written stays, and it can go on. */
export async function cancelImport({
  ctx,
  input,
}: {
  ctx: Context;
  input: { batchId: string };
}): Promise<{ batchId: string; rowsDone: number }> {
  requirePermission(ctx, 'import.cancel');
  const { batchId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    const [cancelled] = await tx
      .update(importBatches)
      .set({ status: 'cancelled', progress: null, updatedAt: scope.now.toString() })
      .where(
        and(ofBatch(tenantId, batchId), inArray(importBatches.status, ['rehearsing', 'running'])),
      )
      .returning();
    if (!cancelled) {
      if (!(await findBatch(scope, batchId))) throw notFound(BATCH, batchId);
      throw conflict({
        zh: '该导入没有在检查或导入',
        en: 'nothing of this import is at work',
      });
    }
    const { rowsDone } = cancelled;
    await writeAudit(scope, 'import.cancel', {
      kind: 'import-batch',
      id: batchId,
      after: { status: 'cancelled', rowsDone },
    });
    return { batchId, rowsDone };
  });
}

import { and, eq, inArray } from 'drizzle-orm';
import { importBatches, uploads } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findUpload } from './upload.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Removes a file with its parts and corrections; what was imported from it stays. */
export async function removeUpload({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<{ id: string }> {
  requirePermission(ctx, 'import.upload');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    const { fileName, contentHash } = await findUpload(tx, tenantId, id, { lock: true });
    const busy = await tx
      .select({ id: importBatches.id })
      .from(importBatches)
      .where(
        and(
          eq(importBatches.tenantId, tenantId),
          eq(importBatches.uploadId, id),
          inArray(importBatches.status, ['rehearsing', 'running']),
        ),
      );
    if (busy.length > 0) {
      throw conflict({
        zh: '该文件正在检查或导入，请先取消',
        en: 'the file is being checked or imported; cancel that first',
      });
    }
    await tx.delete(uploads).where(and(eq(uploads.tenantId, tenantId), eq(uploads.id, id)));
    await writeAudit(scope, 'import.upload', {
      kind: 'upload',
      id,
      before: { fileName, contentHash },
      after: null,
    });
    return { id };
  });
}

import { and, eq } from 'drizzle-orm';
import { uploadParts } from '#drizzle';
import { issue } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { UPLOAD_LIMITS } from './limits.ts';
import { findUpload, partsOf, type UploadRow } from './upload.ts';

export interface PutUploadPartInput {
  uploadId: string;
  /** From 0. */
  partNo: number;
  /** `partBytes` of them, but for the last part. */
  content: Uint8Array;
}

const parse = inputParser<Omit<PutUploadPartInput, 'content'>>({
  uploadId: TEXT.id,
  partNo: { type: 'integer', minimum: 0 },
});

/** Keeps a part of a file; the same part again takes its place. */
export async function putUploadPart({
  ctx,
  input: { content, ...named },
}: {
  ctx: Context;
  input: PutUploadPartInput;
}): Promise<{ partNo: number }> {
  requirePermission(ctx, 'import.upload');
  const { uploadId, partNo } = parse(named);
  return inTransaction(ctx, async ({ tx, tenantId }) => {
    const upload = await findUpload(tx, tenantId, uploadId, { lock: true });
    if (upload.contentHash !== null) {
      throw conflict({ zh: '该文件已上传完成', en: 'the file has arrived already' });
    }
    checkPart(upload, partNo, content.length);
    await tx
      .delete(uploadParts)
      .where(
        and(
          eq(uploadParts.tenantId, tenantId),
          eq(uploadParts.uploadId, uploadId),
          eq(uploadParts.partNo, partNo),
        ),
      );
    await tx.insert(uploadParts).values({ tenantId, uploadId, partNo, content });
    return { partNo };
  });
}

function checkPart({ bytes }: UploadRow, partNo: number, length: number): void {
  const { partBytes } = UPLOAD_LIMITS;
  const parts = partsOf(bytes);
  const wanted = partNo === parts - 1 ? bytes - partNo * partBytes : partBytes;
  if (partNo < parts && length === wanted) return;
  throw invalid([
    issue(
      'upload-part-refused',
      '/content',
      {
        zh: `第 ${partNo} 块的大小不符合声明（文件在上传过程中可能被修改）`,
        en: `part ${partNo} does not have the announced size; the file may have changed meanwhile`,
      },
      { partNo, bytes: length },
    ),
  ]);
}

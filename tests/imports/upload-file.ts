import type { Context } from '#engine/runtime/context';
import { createUpload, finishUpload, putUploadPart, UPLOAD_LIMITS } from '#engine/runtime/upload';

/** Uploads a file as the pages do; returns the id. */
export async function uploadFile(
  ctx: Context,
  content: string | Buffer,
  fileName = 'book.csv',
): Promise<string> {
  const bytes = Buffer.from(content);
  const { id } = await createUpload({ ctx, input: { fileName, bytes: bytes.length } });
  const { partBytes } = UPLOAD_LIMITS;
  for (let partNo = 0; partNo * partBytes < bytes.length; partNo += 1) {
    const part = bytes.subarray(partNo * partBytes, (partNo + 1) * partBytes);
    await putUploadPart({ ctx, input: { uploadId: id, partNo, content: part } });
  }
  await finishUpload({ ctx, input: { id } });
  return id;
}

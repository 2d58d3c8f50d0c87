import { and, eq } from 'drizzle-orm';
import { uploadParts } from '#drizzle';
import { issue } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { appError } from '#engine/runtime/error';
import { type FileFacts, type FileSource, probeBytes } from '#engine/runtime/import/file';
import { findUpload, partsOf, type UploadRow } from './upload.ts';

/** The bytes of an upload, a part at a time, each asked for in a transaction of its own. */
export async function* readParts(
  ctx: Context,
  upload: UploadRow,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const parts = partsOf(upload.bytes);
  for (let partNo = 0; partNo < parts; partNo += 1) {
    signal?.throwIfAborted();
    const [part] = await inTransaction(ctx, ({ tx, tenantId }) =>
      tx
        .select({ content: uploadParts.content })
        .from(uploadParts)
        .where(
          and(
            eq(uploadParts.tenantId, tenantId),
            eq(uploadParts.uploadId, upload.id),
            eq(uploadParts.partNo, partNo),
          ),
        ),
    );
    if (!part) throw incomplete(upload.fileName);
    yield Buffer.from(part.content);
  }
}

export function incomplete(file: string) {
  const text = { zh: `文件 ${file} 尚未上传完`, en: `${file} has not arrived in full` };
  return appError('invalid', text, [issue('upload-incomplete', '', text, { file })]);
}

const MOST_REMEMBERED = 40;
const remembered = new Map<string, FileFacts>();

/** A file never changes under its hash, so that it is judged once in a process. */
export function rememberFacts(tenantId: string, facts: FileFacts): void {
  const [oldest] = remembered.keys();
  if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(`${tenantId}:${facts.hash}`, facts);
}

async function factsOf(ctx: Context, upload: UploadRow, signal?: AbortSignal): Promise<FileFacts> {
  const known = remembered.get(`${ctx.tenantId}:${upload.contentHash}`);
  if (known) return known;
  const facts = await probeBytes(upload.fileName, readParts(ctx, upload, signal));
  rememberFacts(ctx.tenantId, facts);
  return facts;
}

/** An upload that is complete, as a file to import. For verbs, which have asked for permission. */
export async function uploadSource(ctx: Context, uploadId: string): Promise<FileSource> {
  const upload = await inTransaction(ctx, ({ tx, tenantId }) => findUpload(tx, tenantId, uploadId));
  if (upload.contentHash === null) throw incomplete(upload.fileName);
  return {
    label: upload.fileName,
    name: upload.fileName,
    read: (signal) => readParts(ctx, upload, signal),
    facts: (signal) => factsOf(ctx, upload, signal),
  };
}

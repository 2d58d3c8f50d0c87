import { and, eq, isNull } from 'drizzle-orm';
import { uploads } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { invalid } from '#engine/runtime/error';
import { type FileFacts, FileRefused, probeBytes } from '#engine/runtime/import/file';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { incomplete, readParts, rememberFacts } from './read-upload.ts';
import { findNextPart, findUpload, partsOf, stateOf, type UploadState } from './upload.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Closes an upload: all parts are there and are text. A file that is no text is dropped. */
export async function finishUpload({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<UploadState> {
  requirePermission(ctx, 'import.upload');
  const { id } = parse(input);
  const upload = await inTransaction(ctx, async ({ tx, tenantId }) => {
    const found = await findUpload(tx, tenantId, id);
    const isWhole =
      found.contentHash !== null || (await findNextPart(tx, found)) === partsOf(found.bytes);
    if (!isWhole) throw incomplete(found.fileName);
    return found;
  });
  if (upload.contentHash !== null) return inTransaction(ctx, ({ tx }) => stateOf(tx, upload));
  const facts = await judge(ctx, upload);
  rememberFacts(ctx.tenantId, facts);
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    await tx
      .update(uploads)
      .set({ contentHash: facts.hash })
      .where(and(eq(uploads.tenantId, tenantId), eq(uploads.id, id), isNull(uploads.contentHash)));
    await writeAudit(scope, 'import.upload', {
      kind: 'upload',
      id,
      after: { contentHash: facts.hash },
    });
    return stateOf(tx, await findUpload(tx, tenantId, id));
  });
}

async function judge(ctx: Context, upload: Parameters<typeof readParts>[1]): Promise<FileFacts> {
  try {
    const facts = await probeBytes(upload.fileName, readParts(ctx, upload));
    return facts;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await inTransaction(ctx, ({ tx, tenantId }) =>
      tx.delete(uploads).where(and(eq(uploads.tenantId, tenantId), eq(uploads.id, upload.id))),
    );
    throw invalid([error.issue]);
  }
}

import { and, count, eq, max } from 'drizzle-orm';
import { importRowErrors, importRowFixes, uploads } from '#drizzle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findBatch } from './import-batch.ts';
import {
  actorName,
  type BatchView,
  type EarlierImport,
  earlierImports,
  latestBatch,
  viewOf,
} from './import-view.ts';

export interface ImportUpload {
  id: string;
  fileName: string;
  bytes: number;
  isComplete: boolean;
  createdAt: string;
  by: string;
  /** Rows corrected by hand. */
  fixedRows: number;
  /** Whether rows were corrected since the last check. */
  hasNewFixes: boolean;
}

/** One import from its file to its end: where its wizard stands. */
export interface ImportState {
  id: string;
  /** Null where the file was read by the command line, or is gone. */
  upload: ImportUpload | null;
  /** The last rehearsal or import of it. */
  batch: BatchView | null;
  /** Rows with errors that are kept with the batch. */
  keptRows: number;
  earlier: EarlierImport[];
}

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** An import by the id of its upload, or of a batch without one. */
export async function getImport({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<ImportState> {
  requirePermission(ctx, 'import.get');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const asBatch = await findBatch(scope, id);
    const uploadId = asBatch ? asBatch.uploadId : id;
    const [upload] = uploadId === null ? [] : await findUploads(scope, uploadId);
    const batch = upload ? await latestBatch(scope, upload.id) : asBatch;
    if (!upload && !batch) throw notFound({ zh: '导入', en: 'import' }, id);
    return {
      id: upload?.id ?? id,
      upload: upload
        ? {
            id: upload.id,
            fileName: upload.fileName,
            bytes: upload.bytes,
            isComplete: upload.contentHash !== null,
            createdAt: upload.createdAt,
            by: actorName(upload.createdBy),
            ...(await fixesOf(scope, upload.id, batch?.updatedAt)),
          }
        : null,
      batch: batch ? viewOf(batch) : null,
      keptRows: batch ? await countKept(scope, batch.id) : 0,
      earlier: upload?.contentHash
        ? await earlierImports(scope, upload.contentHash, { uploadId: upload.id })
        : [],
    };
  });
}

function findUploads({ tx, tenantId }: Scope, id: string) {
  return tx
    .select()
    .from(uploads)
    .where(and(eq(uploads.tenantId, tenantId), eq(uploads.id, id)));
}

async function fixesOf(
  { tx, tenantId }: Scope,
  uploadId: string,
  checkedAt: string | undefined,
): Promise<Pick<ImportUpload, 'fixedRows' | 'hasNewFixes'>> {
  const [found] = await tx
    .select({ rows: count(), last: max(importRowFixes.updatedAt) })
    .from(importRowFixes)
    .where(and(eq(importRowFixes.tenantId, tenantId), eq(importRowFixes.uploadId, uploadId)));
  const { rows = 0, last = null } = found ?? {};
  const isNewer =
    last !== null &&
    checkedAt !== undefined &&
    Temporal.Instant.compare(Temporal.Instant.from(last), Temporal.Instant.from(checkedAt)) > 0;
  return { fixedRows: rows, hasNewFixes: isNewer };
}

async function countKept({ tx, tenantId }: Scope, batchId: string): Promise<number> {
  const [found] = await tx
    .select({ rows: count() })
    .from(importRowErrors)
    .where(and(eq(importRowErrors.tenantId, tenantId), eq(importRowErrors.batchId, batchId)));
  return found?.rows ?? 0;
}

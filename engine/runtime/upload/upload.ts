import { and, eq, sql } from 'drizzle-orm';
import { type Transaction, uploadParts, uploads } from '#drizzle';
import { notFound } from '#engine/runtime/error';
import { UPLOAD_LIMITS } from './limits.ts';

export type UploadRow = typeof uploads.$inferSelect;

/** How far a file has arrived. */
export interface UploadState {
  id: string;
  fileName: string;
  bytes: number;
  partBytes: number;
  parts: number;
  /** The first part that is missing, from 0; equals `parts` where all are there. */
  nextPart: number;
  isComplete: boolean;
  createdAt: string;
}

const UPLOAD = { zh: '上传的文件', en: 'upload' } as const;

export async function findUpload(
  tx: Transaction,
  tenantId: string,
  id: string,
  how: { lock?: boolean } = {},
): Promise<UploadRow> {
  const query = tx
    .select()
    .from(uploads)
    .where(and(eq(uploads.tenantId, tenantId), eq(uploads.id, id)));
  const [found] = await (how.lock ? query.for('update') : query);
  if (found) return found;
  throw notFound(UPLOAD, id);
}

export function partsOf(bytes: number): number {
  return Math.ceil(bytes / UPLOAD_LIMITS.partBytes);
}

/** The first number that no part has. */
export async function findNextPart(tx: Transaction, { tenantId, id }: UploadRow): Promise<number> {
  const [found] = await tx
    .select({ next: sql<number>`coalesce(min(t.part_no + 1), 0)::int` })
    .from(
      sql`(select part_no, lead(part_no) over (order by part_no) as following
        from ${uploadParts} where tenant_id = ${tenantId} and upload_id = ${id}) t`,
    )
    .where(sql`t.following is distinct from t.part_no + 1`);
  return found?.next ?? 0;
}

export async function stateOf(tx: Transaction, upload: UploadRow): Promise<UploadState> {
  const { id, fileName, bytes, contentHash, createdAt } = upload;
  const parts = partsOf(bytes);
  const isComplete = contentHash !== null;
  return {
    id,
    fileName,
    bytes,
    partBytes: UPLOAD_LIMITS.partBytes,
    parts,
    nextPart: isComplete ? parts : await findNextPart(tx, upload),
    isComplete,
    createdAt,
  };
}

import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { actorName } from './import-view.ts';
import type { ImportStatus } from './input.ts';
import type { BatchProgress } from './queue-import.ts';

/** `uploading`: the file still arrives; `draft`: it is there and nothing was done with it. */
export type ImportListStatus = ImportStatus | 'uploading' | 'draft';

export interface ImportSummary {
  /** The address of its pages. */
  id: string;
  batchId: string | null;
  fileName: string;
  bytes: number | null;
  status: ImportListStatus;
  mappingKey: string | null;
  mappingName: { zh: string; en: string } | null;
  rowsTotal: number;
  rowsDone: number;
  rowsCreated: number;
  rowsUpdated: number;
  rowsSkipped: number;
  /** Rows with errors: found by a rehearsal, or left out by an import. */
  rowsFailed: number;
  progress: BatchProgress | null;
  by: string;
  at: string;
  /** Whether its file is kept here and can be removed. */
  hasFile: boolean;
}

export interface ListImportsInput {
  limit?: number;
  cursor?: string;
}

const parse = inputParser<ListImportsInput>(
  {},
  { limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS }, cursor: TEXT.long },
);

type Found = Omit<ImportSummary, 'by'> & { createdBy: string };

/** Imports, most recent first: each upload with the last thing done with it, and the command line's. */
export async function listImports({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListImportsInput;
}): Promise<Page<ImportSummary>> {
  requirePermission(ctx, 'import.list');
  const { limit = 50, cursor } = parse(input);
  const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
  return inTransaction(ctx, async ({ tx }) => {
    const sql = rawSql(tx);
    const rows = await sql<Found[]>`
      select i.id, b.id as "batchId", i.file_name as "fileName", i.bytes::float8 as bytes,
          coalesce(b.status, case when i.is_complete then 'draft' else 'uploading' end) as status,
          b.mapping_key as "mappingKey", b.mapping->'name' as "mappingName",
          coalesce(b.rows_total, 0) as "rowsTotal", coalesce(b.rows_done, 0) as "rowsDone",
          coalesce(b.rows_created, 0) as "rowsCreated", coalesce(b.rows_updated, 0) as "rowsUpdated",
          coalesce(b.rows_skipped, 0) as "rowsSkipped",
          case when b.status = 'done' then b.rows_failed
            else coalesce((b.report->'counts'->>'failed')::int, 0) end as "rowsFailed",
          b.progress, coalesce(nullif(b.created_by, ''), i.created_by) as "createdBy",
          to_json(i.at)#>>'{}' as at, i.has_file as "hasFile"
        from (
          select u.id, u.file_name, u.bytes, u.content_hash is not null as is_complete,
              u.created_by, u.created_at as at, true as has_file
            from uploads u
          union all
          select c.id, c.file_name, null, true, c.created_by, c.created_at, false
            from import_batches c
            where not exists (select from uploads u where u.id = c.upload_id)) i
        left join lateral (
          select l.* from import_batches l
            where case when i.has_file then l.upload_id = i.id else l.id = i.id end
            order by l.updated_at desc, l.id desc limit 1) b on true
        where ${at}::timestamptz is null or (i.at, i.id) < (${at}::timestamptz, ${id}::uuid)
        order by i.at desc, i.id desc
        limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map(({ createdBy, ...row }) => ({ ...row, by: actorName(createdBy) })),
      next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null,
    };
  });
}

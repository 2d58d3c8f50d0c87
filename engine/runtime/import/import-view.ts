import { and, desc, eq, ne, or, sql } from 'drizzle-orm';
import { importBatches, uploads } from '#drizzle';
import type { Actor, Scope } from '#engine/runtime/context';
import type { ImportMapping } from '#schemas';
import type { ImportBatch } from './import-batch.ts';
import type { ImportStatus } from './input.ts';
import type { BatchProgress } from './queue-import.ts';
import type { DuplicateRule, ImportReport } from './report.ts';

export interface BatchOptions {
  billingFrom: string | null;
  duplicates: DuplicateRule;
  skipErrors: boolean;
  /** Absent in batches of the command line that are older than the workbench. */
  encoding?: 'utf-8' | 'gb18030';
  delimiter?: ',' | ';' | '\t';
}

/** A rehearsal or an import as a page shows it. */
export interface BatchView {
  id: string;
  status: ImportStatus;
  mappingKey: string;
  mapping: ImportMapping | null;
  options: BatchOptions;
  rowsTotal: number;
  rowsDone: number;
  rowsCreated: number;
  rowsUpdated: number;
  rowsSkipped: number;
  rowsFailed: number;
  /** Null until a check is through. */
  report: ImportReport | null;
  progress: BatchProgress | null;
  /** The name of who asked for it; empty for the workbench itself. */
  by: string;
  createdAt: string;
  updatedAt: string;
}

export function viewOf(batch: ImportBatch): BatchView {
  const { report, progress, mapping, options, createdBy } = batch;
  const { id, status, mappingKey, rowsTotal, rowsDone, createdAt, updatedAt } = batch;
  const { rowsCreated, rowsUpdated, rowsSkipped, rowsFailed } = batch;
  return {
    id,
    status,
    mappingKey,
    mapping: mapping as ImportMapping | null,
    options: options as unknown as BatchOptions,
    rowsTotal,
    rowsDone,
    rowsCreated,
    rowsUpdated,
    rowsSkipped,
    rowsFailed,
    report: 'counts' in report ? (report as unknown as ImportReport) : null,
    progress: progress as BatchProgress | null,
    by: actorName(createdBy),
    createdAt,
    updatedAt,
  };
}

/** The name in a stored actor. */
export function actorName(stored: string): string {
  if (stored === '') return '';
  const actor = JSON.parse(stored) as Actor;
  return 'name' in actor ? (actor.name ?? '') : '';
}

/** The last thing done with an upload. */
export async function latestBatch(
  { tx, tenantId }: Scope,
  uploadId: string,
): Promise<ImportBatch | undefined> {
  const [latest] = await tx
    .select()
    .from(importBatches)
    .where(and(eq(importBatches.tenantId, tenantId), eq(importBatches.uploadId, uploadId)))
    .orderBy(desc(importBatches.updatedAt), desc(importBatches.id))
    .limit(1);
  return latest;
}

/** An import of the same bytes that was done before, or stopped after some rows. */
export interface EarlierImport {
  batchId: string;
  importId: string;
  mappingKey: string;
  status: ImportStatus;
  at: string;
}

const MOST_EARLIER = 5;

export async function earlierImports(
  { tx, tenantId }: Scope,
  fileHash: string,
  without: { uploadId: string },
): Promise<EarlierImport[]> {
  const rows = await tx
    .select({
      batchId: importBatches.id,
      importId: sql<string>`coalesce(${uploads.id}, ${importBatches.id})`,
      mappingKey: importBatches.mappingKey,
      status: importBatches.status,
      at: importBatches.updatedAt,
    })
    .from(importBatches)
    .leftJoin(
      uploads,
      and(eq(uploads.tenantId, importBatches.tenantId), eq(uploads.id, importBatches.uploadId)),
    )
    .where(
      and(
        eq(importBatches.tenantId, tenantId),
        eq(importBatches.fileHash, fileHash),
        or(eq(importBatches.status, 'done'), ne(importBatches.rowsDone, 0)),
        sql`${importBatches.uploadId} is distinct from ${without.uploadId}::uuid`,
      ),
    )
    .orderBy(desc(importBatches.updatedAt))
    .limit(MOST_EARLIER);
  return rows;
}

import type { Context } from '#engine/runtime/context';
import { type FileSource, pathSource } from '#engine/runtime/import/file';
import { uploadSource } from '#engine/runtime/upload';
import type { ImportFile } from './input.ts';
import { loadFixes, NO_FIXES, type RowFixes } from './row-fixes.ts';

export interface OpenedSource {
  source: FileSource;
  fixes: RowFixes;
  /** Null for a file of this machine. */
  uploadId: string | null;
}

export async function openSource(ctx: Context, file: ImportFile): Promise<OpenedSource> {
  if ('path' in file) return { source: pathSource(file.path), fixes: NO_FIXES, uploadId: null };
  const { uploadId } = file;
  const source = await uploadSource(ctx, uploadId);
  return { source, fixes: await loadFixes(ctx, uploadId), uploadId };
}

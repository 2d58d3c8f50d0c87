import type { Context } from '#engine/runtime/context';
import {
  type Delimiter,
  type FileEncoding,
  type InspectedFile,
  inspectFile,
  openRecords,
  type SourceRecord,
} from '#engine/runtime/import/file';
import { openSource } from './open-source.ts';
import { withFixes } from './row-fixes.ts';

export const SAMPLE_ROWS = 50;

export interface Sample {
  file: InspectedFile;
  columns: string[];
  rows: SourceRecord[];
}

/** The header and the first rows of an upload, as corrected. @throws FileRefused */
export async function readSample(
  ctx: Context,
  {
    uploadId,
    encoding,
    delimiter,
  }: { uploadId: string; encoding?: FileEncoding; delimiter?: Delimiter },
): Promise<Sample> {
  const { source, fixes } = await openSource(ctx, { uploadId });
  const file = await inspectFile(source, { encoding, delimiter });
  const { columns, records } = withFixes(await openRecords(file), fixes);
  const rows: SourceRecord[] = [];
  for await (const record of records) {
    rows.push(record);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return { file, columns, rows };
}

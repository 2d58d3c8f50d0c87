import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { checkMapping, offeredDesigns } from '#engine/runtime/import/catalog';
import type { Delimiter, FileEncoding } from '#engine/runtime/import/file';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { ImportInput } from './input.ts';
import { prepareImport } from './prepare-import.ts';
import { type QueuedImport, queueBatch } from './queue-import.ts';
import { DUPLICATE_RULES, type DuplicateRule } from './report.ts';

export interface StartRehearsalInput {
  uploadId: string;
  /** An import-mapping document. */
  mapping: unknown;
  /** ISO date that billing starts on where the mapping doesn't say. */
  billingFrom?: string;
  duplicates?: DuplicateRule;
  encoding?: FileEncoding;
  delimiter?: Delimiter;
}

export const FORMAT_INPUT = {
  encoding: { enum: ['utf-8', 'gb18030'] },
  delimiter: { enum: [',', ';', '\t'] },
} as const;

const parse = inputParser<StartRehearsalInput>(
  { uploadId: TEXT.id, mapping: TEXT.record },
  { billingFrom: TEXT.date, duplicates: { enum: DUPLICATE_RULES }, ...FORMAT_INPUT },
);

/**
 * Has a worker rehearse the import of an upload. What is wrong with file, header, mapping or options
 * is refused at once; the rows are the worker's.
 */
export async function startRehearsal({
  ctx,
  input,
}: {
  ctx: Context;
  input: StartRehearsalInput;
}): Promise<QueuedImport> {
  requirePermission(ctx, 'import.rehearse');
  const { mapping: document, ...given } = parse(input);
  const mapping = checkMapping(document);
  const wanted: ImportInput = { ...given, mapping, offered: offeredDesigns(mapping) };
  const prepared = await prepareImport(ctx, wanted, {});
  return inTransaction(ctx, async (scope) => {
    const queued = await queueBatch(scope, wanted, prepared, 'rehearse');
    const { uploadId, billingFrom = null } = given;
    await writeAudit(scope, 'import.rehearse', {
      kind: 'import-batch',
      id: queued.batchId,
      after: { uploadId, mappingKey: mapping.key, billingFrom, duplicates: prepared.duplicates },
    });
    return queued;
  });
}

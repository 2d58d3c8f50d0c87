import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findBatch, type ImportBatch } from './import-batch.ts';
import { prepareImport } from './prepare-import.ts';
import { inputOfBatch, type QueuedImport, queueBatch } from './queue-import.ts';

export interface StartImportInput {
  /** A batch that was rehearsed, or stopped. */
  batchId: string;
  /** Import the rows that are right although others have errors; as the batch says if not given. */
  skipErrors?: boolean;
}

const parse = inputParser<StartImportInput>(
  { batchId: TEXT.id },
  { skipErrors: { type: 'boolean' } },
);

export const BATCH = { zh: '导入批次', en: 'import batch' } as const;

/** Has a worker import what was rehearsed, or go on with an import that was stopped. */
export async function startImport({
  ctx,
  input,
}: {
  ctx: Context;
  input: StartImportInput;
}): Promise<QueuedImport> {
  requirePermission(ctx, 'import.run');
  const { batchId, skipErrors } = parse(input);
  const batch = await inTransaction(ctx, (scope) => findBatch(scope, batchId));
  if (!batch) throw notFound(BATCH, batchId);
  const wanted = inputOfBatch(uploaded(batch));
  if (skipErrors !== undefined) wanted.skipErrors = skipErrors;
  const prepared = await prepareImport(ctx, wanted, {});
  return inTransaction(ctx, async (scope) => {
    const queued = await queueBatch(scope, wanted, prepared, 'run');
    await writeAudit(scope, 'import.run', {
      kind: 'import-batch',
      id: queued.batchId,
      before: { status: batch.status, rowsDone: batch.rowsDone },
      after: { status: queued.status, skipErrors: wanted.skipErrors ?? false },
    });
    return queued;
  });
}

function uploaded(batch: ImportBatch): ImportBatch {
  if (batch.uploadId !== null && batch.mapping !== null) return batch;
  throw conflict({
    zh: '该导入由命令行发起，请在命令行继续',
    en: 'this import came from the command line; go on there',
  });
}

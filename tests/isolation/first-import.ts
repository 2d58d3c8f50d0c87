import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  fixImportRows,
  importTasks,
  type QueuedImport,
  saveMapping,
  startRehearsal,
} from '#engine/runtime/import';
import { createUpload, putUploadPart } from '#engine/runtime/upload';
import { uploadFile } from '#tests/imports';
import { CUSTOMERS_ONLY } from './designs.ts';

/**
 * A file that was uploaded, corrected and checked, one that is being checked, one of which all
 * parts are there and that nobody has closed, and a mapping that was saved.
 */
export async function makeImport(ctx: Context, marker: string) {
  const content = `id,name,phone\n9-1,${marker},138\n,${marker},\n`;
  const uploadId = await uploadFile(ctx, content, `${marker}.csv`);
  await fixImportRows({
    ctx,
    input: { uploadId, rows: [{ row: 2, cells: { name: `${marker} corrected` } }] },
  });
  const { batchId } = await check(ctx, uploadId);
  await importTasks['import-rehearse']?.(ctx, { batchId }, ATTEMPT);
  const queuedUploadId = await uploadFile(ctx, `id,name,phone\n9-2,${marker},\n`);
  const queued = await check(ctx, queuedUploadId);
  const { key: mappingKey } = await saveMapping({
    ctx,
    input: { name: marker, mapping: CUSTOMERS_ONLY },
  });
  const openUploadId = await openUpload(ctx);
  await settleClock(ctx);
  return { uploadId, batchId, queuedBatchId: queued.batchId, mappingKey, openUploadId };
}

const ATTEMPT = { attempt: 1, signal: new AbortController().signal };

function check(ctx: Context, uploadId: string): Promise<QueuedImport> {
  return startRehearsal({ ctx, input: { uploadId, mapping: CUSTOMERS_ONLY } });
}

async function openUpload(ctx: Context): Promise<string> {
  const content = Buffer.from('id,name\n9-3,Open\n');
  const { id } = await createUpload({
    ctx,
    input: { fileName: 'open.csv', bytes: content.length },
  });
  await putUploadPart({ ctx, input: { uploadId: id, partNo: 0, content } });
  return id;
}

/** A worker's clock is the machine's; here everything happens at the instant of the context. */
async function settleClock(ctx: Context): Promise<void> {
  const at = ctx.now.toString();
  await inTransaction(
    ctx,
    ({ tx }) => rawSql(tx)`update import_batches set updated_at = ${at}::timestamptz`,
  );
}

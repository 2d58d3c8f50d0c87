import { inArray } from 'drizzle-orm';
import { customers } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { AppError, notFound } from '#engine/runtime/error';
import { compileMapping } from '#engine/runtime/import/mapping';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findBatch, type ImportBatch } from './import-batch.ts';
import { asAppError } from './prepare-import.ts';
import { inputOfBatch } from './queue-import.ts';
import { readSample } from './read-sample.ts';
import { BATCH } from './start-import.ts';

export interface ImportedCustomer {
  id: string;
  externalId: string;
  name: string;
  /** Where the customer stands in the file. */
  row: number;
}

const parse = inputParser<{ batchId: string }>({ batchId: TEXT.id });

const SHOWN = 10;

/** The first customers of an import's file, as they are now; none where the file is gone. */
export async function listImportedCustomers({
  ctx,
  input,
}: {
  ctx: Context;
  input: { batchId: string };
}): Promise<{ rows: ImportedCustomer[] }> {
  requirePermission(ctx, 'import.get');
  const { batchId } = parse(input);
  const batch = await inTransaction(ctx, (scope) => findBatch(scope, batchId));
  if (!batch) throw notFound(BATCH, batchId);
  const rowOf = await idsOfFile(ctx, batch).catch((reason: unknown) => {
    const error = asAppError(reason);
    if (error instanceof AppError && error.code === 'not-found') return new Map<string, number>();
    throw error;
  });
  if (rowOf.size === 0) return { rows: [] };
  const found = await inTransaction(ctx, ({ tx }) =>
    tx
      .select({ id: customers.id, externalId: customers.externalId, name: customers.name })
      .from(customers)
      .where(inArray(customers.externalId, [...rowOf.keys()])),
  );
  const rows = found.map(({ id, name, externalId }) => ({
    id,
    name,
    externalId: externalId ?? '',
    row: rowOf.get(externalId ?? '') ?? 0,
  }));
  return { rows: rows.sort((a, b) => a.row - b.row).slice(0, SHOWN) };
}

/** The ids of the file's first rows, with their row numbers. */
async function idsOfFile(ctx: Context, batch: ImportBatch): Promise<Map<string, number>> {
  if (batch.uploadId === null || batch.mapping === null) return new Map();
  const { mapping, encoding, delimiter } = inputOfBatch(batch);
  const sample = await readSample(ctx, { uploadId: batch.uploadId, encoding, delimiter });
  const { subscription: _, ...customerOnly } = mapping;
  const compiled = compileMapping(customerOnly, sample.columns, {});
  if (!compiled.ok) return new Map();
  return new Map(
    sample.rows.flatMap(({ row, cells }) => {
      const { externalId } = compiled.map(cells);
      return externalId === undefined ? [] : [[externalId, row] as const];
    }),
  );
}

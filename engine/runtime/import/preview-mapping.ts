import { mappingSources } from '#engine/core/mapping';
import { type Context, inTransaction } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { checkMapping, offeredDesigns } from '#engine/runtime/import/catalog';
import type { Delimiter, FileEncoding } from '#engine/runtime/import/file';
import { compileMapping, type MappedRow, readSource } from '#engine/runtime/import/mapping';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { ImportMapping, Issue } from '#schemas';
import { asAppError } from './prepare-import.ts';
import { rateRow } from './rate-row.ts';
import { readSample, type Sample } from './read-sample.ts';
import { type OfferedDesign, resolveDesigns } from './resolve-designs.ts';
import { FORMAT_INPUT } from './start-rehearsal.ts';

export interface PreviewMappingInput {
  uploadId: string;
  /** A document as it is being edited; it may have mistakes. */
  mapping: unknown;
  billingFrom?: string;
  encoding?: FileEncoding;
  delimiter?: Delimiter;
}

/** What a row of the file would become. */
export interface PreviewedRow {
  row: number;
  /** Null where the row has errors. */
  mapped: MappedRow | null;
  issues: Issue[];
  /** Decimal text in the plan's currency, for one whole period; null where nothing is rated. */
  charge: string | null;
}

export interface MappingPreview {
  /** What is wrong with the mapping itself; then nothing else is given. */
  issues: Issue[];
  rows: PreviewedRow[];
  /** For each value and condition by its place in the document: what it gives for each row. */
  values: Record<string, string[]>;
  currency: string | null;
  toPublish: { kind: string; key: string; name: { zh: string; en: string } }[];
}

const parse = inputParser<PreviewMappingInput>(
  { uploadId: TEXT.id, mapping: TEXT.record },
  { billingFrom: TEXT.date, ...FORMAT_INPUT },
);

const PREVIEWED_ROWS = 20;

/** Tries a mapping on the first rows of an upload; mistakes of the mapping are part of the answer. */
export async function previewMapping({
  ctx,
  input,
}: {
  ctx: Context;
  input: PreviewMappingInput;
}): Promise<MappingPreview> {
  requirePermission(ctx, 'import.rehearse');
  const { mapping: document, billingFrom, ...given } = parse(input);
  try {
    const mapping = checkMapping(document);
    const sample = await readSample(ctx, given);
    return await preview(ctx, mapping, sample, billingFrom);
  } catch (reason) {
    const error = asAppError(reason);
    if (error instanceof AppError && error.code === 'invalid' && error.issues.length > 0) {
      return { issues: [...error.issues], rows: [], values: {}, currency: null, toPublish: [] };
    }
    throw error;
  }
}

async function preview(
  ctx: Context,
  mapping: ImportMapping,
  sample: Sample,
  billingFrom: string | undefined,
): Promise<MappingPreview> {
  const offered = offeredDesigns(mapping);
  const on = billingFrom ?? ctx.now.toString().slice(0, 10);
  const designs = await inTransaction(ctx, ({ tx }) =>
    resolveDesigns(tx, mapping, { offered, on }),
  );
  const { columns } = sample;
  const plan = designs?.rowDesigns?.plan;
  // While the day is not chosen yet, any will do to show what a row becomes.
  const compiled = compileMapping(mapping, columns, { plan, billingFrom: on });
  const rows = sample.rows.slice(0, PREVIEWED_ROWS);
  const cells = rows.map((row) => row.cells);
  const values = mappingSources(mapping).map(
    ({ path, source }) => [path, readSource(source, columns, cells)] as const,
  );
  return {
    issues: compiled.ok ? [] : compiled.issues,
    rows: compiled.ok
      ? rows.map((record) => {
          const { row, issues } = compiled.map(record.cells);
          const rated = row && rateRow(row, designs?.rowDesigns);
          return {
            row: record.row,
            mapped: row ?? null,
            issues: rated?.ok === false ? [...issues, ...rated.issues] : issues,
            charge: rated?.ok ? rated.charge.toString() : null,
          };
        })
      : [],
    values: Object.fromEntries(values),
    currency: plan?.currency ?? null,
    toPublish: (designs?.toPublish ?? []).map(({ kind, key, name }: OfferedDesign) => ({
      kind,
      key,
      name,
    })),
  };
}

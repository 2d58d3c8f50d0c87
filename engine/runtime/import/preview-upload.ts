import { and, asc, desc, eq } from 'drizzle-orm';
import { designs } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  columnsOfMapping,
  type KnownMapping,
  loadMappings,
  type MappingOrigin,
} from '#engine/runtime/import/catalog';
import type { Delimiter, FileEncoding } from '#engine/runtime/import/file';
import {
  buildMapping,
  type ColumnGuess,
  guessColumns,
  guessItems,
} from '#engine/runtime/import/guess';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { INDUSTRY_PACKS } from '#plugins/registry';
import type { ImportMapping, LocalText, Plan } from '#schemas';
import { asAppError } from './prepare-import.ts';
import { readSample, type Sample } from './read-sample.ts';
import { FORMAT_INPUT } from './start-rehearsal.ts';

export interface PreviewUploadInput {
  uploadId: string;
  encoding?: FileEncoding;
  delimiter?: Delimiter;
}

/** A mapping that may be chosen, with the columns it needs that the file lacks. */
export interface OfferedMapping {
  origin: MappingOrigin;
  key: string;
  name: LocalText;
  mapping: ImportMapping;
  missing: string[];
  /** Columns that it reads. */
  reads: number;
}

export interface OfferedPlan {
  key: string;
  name: LocalText;
  currency: string;
  /** Shipped and not published by the tenant yet: the import would publish it. */
  isNew: boolean;
  modules: { key: string; name: LocalText; required: boolean }[];
  attributes: { key: string; label: LocalText; required: boolean }[];
  /** Which rows take which module, as the columns suggest. */
  items: NonNullable<ImportMapping['subscription']>['items'];
}

export interface UploadPreview {
  file: { name: string; bytes: number; encoding: FileEncoding; delimiter: Delimiter };
  columns: (ColumnGuess & { samples: string[] })[];
  rows: { row: number; cells: string[] }[];
  mappings: OfferedMapping[];
  plans: OfferedPlan[];
  /** What the headings suggest. */
  guess: ImportMapping;
  /** The key of the offered mapping that fits the file best; null: take the guess. */
  suggested: string | null;
}

const parse = inputParser<PreviewUploadInput>({ uploadId: TEXT.id }, FORMAT_INPUT);

/** How a file reads: its format, first rows, and what its columns may mean. */
export async function previewUpload({
  ctx,
  input,
}: {
  ctx: Context;
  input: PreviewUploadInput;
}): Promise<UploadPreview> {
  requirePermission(ctx, 'import.get');
  const given = parse(input);
  const sample = await readSample(ctx, given).catch((error: unknown) => {
    throw asAppError(error);
  });
  const { columns, rows, file } = sample;
  const cells = rows.map((row) => row.cells);
  const guesses = guessColumns(columns, cells);
  const { mappings, plans } = await inTransaction(ctx, async ({ tx, tenantId }) => ({
    mappings: (await loadMappings(tx, tenantId)).map((known) => offered(known, columns)),
    plans: await loadPlans({ ...ctx, tx }),
  }));
  const { name, bytes, encoding, delimiter } = file;
  return {
    file: { name, bytes, encoding, delimiter },
    columns: guesses.map((guess, index) => ({ ...guess, samples: samplesOf(sample, index) })),
    rows: rows.map(({ row, cells: shown }) => ({ row, cells: shown })),
    mappings,
    plans: plans.map(({ plan, isNew }) => offeredPlan(plan, isNew, columns, cells)),
    guess: buildMapping(guesses),
    suggested: bestOf(mappings),
  };
}

function offered(known: KnownMapping, columns: readonly string[]): OfferedMapping {
  const needed = columnsOfMapping(known.mapping);
  const missing = needed.filter((column) => !columns.includes(column));
  return { ...known, missing, reads: needed.length };
}

const FEWEST_COLUMNS = 3;

/** Of those that fit, the one that reads most columns; a tenant's own stand first. */
function bestOf(mappings: readonly OfferedMapping[]): string | null {
  let best: { key: string; reads: number } | undefined;
  for (const { key, missing, reads } of mappings) {
    if (missing.length > 0 || reads < FEWEST_COLUMNS) continue;
    if (!best || reads > best.reads) best = { key, reads };
  }
  return best?.key ?? null;
}

const SAMPLES = 3;
const SAMPLE_CHARS = 60;

/** Some different values of a column. */
function samplesOf({ rows }: Sample, index: number): string[] {
  const values = rows.map(({ cells }) => (cells[index] ?? '').trim()).filter(Boolean);
  return [...new Set(values)].slice(0, SAMPLES).map((value) => value.slice(0, SAMPLE_CHARS));
}

/** Published plans, and shipped ones that the tenant lacks. */
async function loadPlans(ctx: Context): Promise<{ plan: Plan; isNew: boolean }[]> {
  const published = await inTransaction(ctx, ({ tx, tenantId }) =>
    tx
      .selectDistinctOn([designs.key], { document: designs.document })
      .from(designs)
      .where(
        and(
          eq(designs.tenantId, tenantId),
          eq(designs.kind, 'plan'),
          eq(designs.status, 'published'),
        ),
      )
      .orderBy(asc(designs.key), desc(designs.version)),
  );
  const own = published.map(({ document }) => ({ plan: document as Plan, isNew: false }));
  const keys = new Set(own.map(({ plan }) => plan.key));
  const shipped = INDUSTRY_PACKS.flatMap((pack) =>
    pack.designs.filter(
      (design): design is Plan => design.kind === 'plan' && !keys.has(design.key),
    ),
  );
  return [...own, ...shipped.map((plan) => ({ plan, isNew: true }))];
}

function offeredPlan(
  plan: Plan,
  isNew: boolean,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): OfferedPlan {
  return {
    key: plan.key,
    name: plan.name,
    currency: plan.currency,
    isNew,
    modules: plan.modules.map(({ key, name, required = false }) => ({ key, name, required })),
    attributes: (plan.attributes ?? []).map(({ key, label, required = false }) => ({
      key,
      label,
      required,
    })),
    items: guessItems(plan, columns, rows),
  };
}

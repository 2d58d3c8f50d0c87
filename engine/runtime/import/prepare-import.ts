import { v5 as uuidOf } from 'uuid';
import type { Issue } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { contentHash } from '#engine/runtime/design';
import { AppError, appError, invalid } from '#engine/runtime/error';
import {
  FileRefused,
  type InspectedFile,
  inspectFile,
  openRecords,
  type SourceReader,
} from '#engine/runtime/import/file';
import { compileMapping, type RowMapper } from '#engine/runtime/import/mapping';
import type { ImportInput, ImportWatch } from './input.ts';
import { openSource } from './open-source.ts';
import { DUPLICATE_RULES, type DuplicateRule } from './report.ts';
import { DesignsBroken, type ResolvedDesigns, resolveDesigns } from './resolve-designs.ts';
import { fixesHash, type RowFixes, withFixes } from './row-fixes.ts';

/** An import with everything found out that doesn't need the rows. */
export interface PreparedImport {
  /** The same file, mapping and options are the same batch. */
  batchId: string;
  file: InspectedFile;
  /** Null for a file of this machine. */
  uploadId: string | null;
  columns: string[];
  map: RowMapper;
  designs: ResolvedDesigns;
  duplicates: DuplicateRule;
  /** Starts reading the rows from the first. */
  open(): Promise<SourceReader>;
}

/** @throws AppError with every problem of file, header, mapping and options */
export async function prepareImport(
  ctx: Context,
  input: ImportInput,
  watch: ImportWatch,
): Promise<PreparedImport> {
  try {
    return await prepare(ctx, input, watch);
  } catch (error) {
    throw asAppError(error);
  }
}

/** What reading a file may throw, as an error of a verb. */
export function asAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof FileRefused) return invalid([error.issue]);
  if (error instanceof DesignsBroken) return invalid(error.issues);
  return error;
}

async function prepare(
  ctx: Context,
  input: ImportInput,
  { signal }: ImportWatch,
): Promise<PreparedImport> {
  const duplicates = checkedRule(input.duplicates ?? 'refuse');
  const format = input.mapping.format ?? {};
  const { source, fixes, uploadId } = await openSource(ctx, input);
  const file = await inspectFile(source, {
    encoding: input.encoding ?? format.encoding,
    delimiter: input.delimiter ?? format.delimiter,
    signal,
  });
  const designs = await inTransaction(ctx, ({ tx }) =>
    resolveDesigns(tx, input.mapping, {
      offered: input.offered ?? [],
      on: input.billingFrom ?? ctx.now.toString().slice(0, 10),
    }),
  );
  const reader = await openRecords(file, signal);
  await reader.records.return(undefined);
  const compiled = compileMapping(input.mapping, reader.columns, {
    plan: designs?.rowDesigns?.plan,
    billingFrom: input.billingFrom,
  });
  if (!compiled.ok) throw mappingRefused(input, file, compiled.issues);
  return {
    batchId: batchIdOf(ctx, { file, fixes }, input, duplicates),
    file,
    uploadId,
    columns: reader.columns,
    map: compiled.map,
    designs: designs as ResolvedDesigns,
    duplicates,
    open: async () => withFixes(await openRecords(file, signal), fixes),
  };
}

function checkedRule(rule: string): DuplicateRule {
  const known = DUPLICATE_RULES.find((each) => each === rule);
  if (known) return known;
  throw appError('invalid', {
    zh: `重复规则应为 ${DUPLICATE_RULES.join('、')} 之一，而不是“${rule}”`,
    en: `the rule for duplicates is one of ${DUPLICATE_RULES.join(', ')}, not "${rule}"`,
  });
}

function mappingRefused(
  { mapping }: ImportInput,
  { source: { label } }: InspectedFile,
  issues: readonly Issue[],
): AppError {
  const first = issues[0]?.message ?? { zh: '', en: '' };
  return appError(
    'invalid',
    {
      zh: `映射“${mapping.key}”不能用于 ${label}：${first.zh}`,
      en: `the mapping "${mapping.key}" does not fit ${label}: ${first.en}`,
    },
    issues,
  );
}

const NAMESPACE = '7f3f2d5e-6a53-4d5e-9a53-1f0b7c2f9e11';

function batchIdOf(
  ctx: Context,
  { file, fixes }: { file: InspectedFile; fixes: RowFixes },
  { mapping, billingFrom, skipErrors = false }: ImportInput,
  duplicates: DuplicateRule,
): string {
  const identity = [
    ctx.tenantId,
    file.hash,
    file.encoding,
    file.delimiter,
    contentHash(mapping),
    billingFrom ?? null,
    duplicates,
    skipErrors,
    // A corrected file is another file; one as it came is the same wherever it came from.
    ...(fixes.size === 0 ? [] : [fixesHash(fixes)]),
  ];
  return uuidOf(JSON.stringify(identity), NAMESPACE);
}

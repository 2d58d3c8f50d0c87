import type { Decimal } from '#engine/core/decimal';
import type { Issue } from '#engine/core/issue';
import type { SourceRecord } from '#engine/runtime/import/file';
import {
  type MappedRow,
  type RowMapper,
  type RowResult,
  rowProblem,
} from '#engine/runtime/import/mapping';
import type { RowCharge } from './rate-row.ts';
import type { DuplicateRule } from './report.ts';
import { SeenIds } from './seen-ids.ts';

export type RowOutcome = 'create' | 'update' | 'skip' | 'failed';

/** A record with what is to be done about it. */
export interface ScannedRow {
  record: SourceRecord;
  outcome: RowOutcome;
  /** Undefined for a row that failed. */
  mapped: MappedRow | undefined;
  externalId: string | undefined;
  issues: Issue[];
  /** What a whole period costs; undefined where the row has no subscription or can't be rated. */
  charge: Decimal | undefined;
  sourceAmount: RowResult['sourceAmount'];
}

/** Which of these customers are there already. */
export type FindExisting = (externalIds: readonly string[]) => Promise<ReadonlySet<string>>;

export interface ScanOptions {
  records: AsyncIterable<SourceRecord>;
  map: RowMapper;
  rate: (row: MappedRow) => RowCharge;
  duplicates: DuplicateRule;
  findExisting: FindExisting;
  batchRows: number;
  /** Records that an earlier run has done: they count as seen, and are not given again. */
  startAfter?: number;
  signal?: AbortSignal | undefined;
}

/**
 * Maps records and decides what becomes of each, in batches. With `update`, a customer stands in
 * one batch once only, so that a batch can be written as a set.
 */
export async function* scanRows(options: ScanOptions): AsyncGenerator<ScannedRow[]> {
  const { duplicates, batchRows, startAfter = 0 } = options;
  const seen = new SeenIds();
  let batch: ScannedRow[] = [];
  let inBatch = new Set<string>();
  let count = 0;
  for await (const record of options.records) {
    options.signal?.throwIfAborted();
    count += 1;
    const scanned = { record, ...scan(record, options) };
    const id = scanned.externalId;
    const first = scanned.mapped && id !== undefined ? seen.firstRow(id, record.row) : record.row;
    if (count <= startAfter) continue;
    if (first !== record.row) markDuplicate(scanned, first, duplicates);
    const repeats = scanned.outcome === 'update' && id !== undefined && inBatch.has(id);
    if (batch.length >= batchRows || repeats) {
      yield await settle(batch, options);
      batch = [];
      inBatch = new Set();
    }
    batch.push(scanned);
    if (id !== undefined) inBatch.add(id);
  }
  if (batch.length > 0) yield await settle(batch, options);
}

/** A row that can't be rated would be an exception of every bill run: it fails here. */
function scan(record: SourceRecord, { map, rate }: ScanOptions): Omit<ScannedRow, 'record'> {
  const { row, externalId, issues, sourceAmount } = map(record.cells);
  const rated = row && rate(row);
  if (rated && !rated.ok) issues.push(...rated.issues);
  const mapped = rated && !rated.ok && rated.issues.length > 0 ? undefined : row;
  return {
    outcome: mapped ? 'create' : 'failed',
    mapped,
    externalId,
    issues,
    charge: rated?.ok ? rated.charge : undefined,
    sourceAmount,
  };
}

/** A second row of the same customer in the file. */
function markDuplicate(scanned: ScannedRow, firstRow: number, rule: DuplicateRule): void {
  const params = { row: firstRow, externalId: scanned.externalId ?? '' };
  const message = {
    zh: `客户“${params.externalId}”在第 ${firstRow} 行已出现`,
    en: `customer "${params.externalId}" stands in row ${firstRow} already`,
  };
  if (rule === 'refuse') {
    scanned.issues.push(rowProblem('duplicate-in-file', message, params));
    fail(scanned);
    return;
  }
  scanned.outcome = rule;
  scanned.issues.push(rowProblem('duplicate-in-file', message, params, 'warning'));
}

function fail(scanned: ScannedRow): void {
  scanned.outcome = 'failed';
  scanned.mapped = undefined;
}

/** Compares a batch with the database. */
async function settle(
  batch: ScannedRow[],
  { findExisting, duplicates }: ScanOptions,
): Promise<ScannedRow[]> {
  const candidates = batch.filter(({ outcome }) => outcome === 'create');
  const ids = candidates.flatMap(({ externalId }) => externalId ?? []);
  if (ids.length === 0) return batch;
  const existing = await findExisting(ids);
  for (const scanned of candidates) {
    const { externalId } = scanned;
    if (externalId === undefined || !existing.has(externalId)) continue;
    if (duplicates !== 'refuse') {
      scanned.outcome = duplicates;
      continue;
    }
    scanned.issues.push(
      rowProblem(
        'customer-exists',
        {
          zh: `客户“${externalId}”已存在`,
          en: `customer "${externalId}" exists already`,
        },
        { externalId },
      ),
    );
    fail(scanned);
  }
  return batch;
}

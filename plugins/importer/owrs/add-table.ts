import type { LookupConfig } from '#schemas';
import type { ClassReading, Expression } from './class-reading.ts';
import type { Source } from './flow-draft.ts';
import { feelText } from './print-feel.ts';

/** A table of the tariff: rows of equal length by key. */
export interface TableDraft {
  id: string;
  dependsOn: readonly string[];
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly (string | Expression)[] }[];
  note: string;
}

/** The key as the specification joins it: a value may hold the joiner, so it is never taken apart. */
function keyExpression(keys: readonly Source[]): string {
  const [only] = keys;
  if (keys.length === 1 && only) return only.name;
  return keys.map(({ name }) => `string(${name})`).join(' + "|" + ');
}

function addLookup({ draft }: ClassReading, table: TableDraft, keys: readonly Source[]): Source {
  const columns: LookupConfig['columns'] = table.columns.map((name) => ({ name, type: 'number' }));
  const rows = table.rows.map(({ key, cells }) => ({ key: [key], values: cells.map(String) }));
  return draft.add(
    table.id,
    { kind: 'lookup', note: table.note, config: { keys: [keyExpression(keys)], columns, rows } },
    keys.map((from) => ({ from })),
  );
}

/** Cells that are formulas: only the row that is hit computes. */
function addDecisionTable(
  { draft }: ClassReading,
  table: TableDraft,
  keys: readonly Source[],
): Source {
  const reads = table.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (typeof cell === 'string' ? [] : cell.reads)),
  );
  const [only] = keys;
  const expression = keys.length === 1 && only ? `string(${only.name})` : keyExpression(keys);
  const content = {
    hitPolicy: 'U' as const,
    inputs: [{ expression, type: 'string' as const }],
    outputs: table.columns.map((name) => ({ name, type: 'number' as const })),
    rules: table.rows.map(({ key, cells }) => ({
      when: [feelText(key)],
      then: cells.map((cell) => (typeof cell === 'string' ? cell : cell.feel)),
    })),
  };
  return draft.add(
    table.id,
    { kind: 'decision-table', note: table.note, config: { table: content } },
    [...keys, ...reads].map((from) => ({ from })),
  );
}

/** Draws a table with the attributes that choose its row; undefined, with a fault, where one can't be. */
export function addTable(
  reading: ClassReading,
  field: string,
  table: TableDraft,
): Source | undefined {
  const keys = table.dependsOn.flatMap((attribute) => reading.keyOf(attribute, field) ?? []);
  if (keys.length < table.dependsOn.length) return undefined;
  const isPlain = table.rows.every(({ cells }) => cells.every((cell) => typeof cell === 'string'));
  return isPlain ? addLookup(reading, table, keys) : addDecisionTable(reading, table, keys);
}

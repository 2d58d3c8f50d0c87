import type { DecisionTableContent, LocalText } from '#schemas';
import { type Input, keyOf, MOST_COLUMNS, plainDate, plainNumber } from '../edit/index.ts';
import { type SheetCell, typedOf } from './sheet-cell.ts';

/** What a column of a file becomes in a table that is made of it. */
export type ColumnRole = 'input' | 'output' | 'none';

type Rows = readonly (readonly SheetCell[])[];

const HEAD_ROWS = 200;
const MOST_LABEL = 200;
/** A number, or a test of one as people write it. */
const TEST = /^(?:[<>≤≥＜＞]=?\s*)?([^\s~～–—至到-]+)(?:\s*[-~～–—至到]\s*([^\s]+))?$/;

function isNumeric(text: string): boolean {
  const [, low = '', high] = TEST.exec(text) ?? [];
  return plainNumber(low) !== undefined && (high === undefined || plainNumber(high) !== undefined);
}

function typeOf(rows: Rows, at: number): Input['type'] {
  const texts = rows.slice(0, HEAD_ROWS).map((row) => typedOf(row[at]).trim());
  const said = texts.filter((text) => text !== '' && text !== '-');
  const is = (test: (text: string) => boolean) => said.length > 0 && said.every(test);
  if (is((text) => plainDate(text) !== undefined)) return 'date';
  if (is((text) => text === 'true' || text === 'false')) return 'boolean';
  return is(isNumeric) ? 'number' : 'string';
}

/** The last column of numbers is what the others lead to; without one, the last column. */
export function rolesOf(rows: Rows, columns: readonly number[]): Map<number, ColumnRole> {
  const result = columns.findLast((at) => typeOf(rows, at) === 'number') ?? columns.at(-1);
  return new Map(columns.map((at) => [at, at === result ? 'output' : 'input']));
}

/** A name that expressions can say, and no other column has. */
function nameOf(head: string, taken: Set<string>, fallback: string): string {
  const bare = head
    .replace(/[(（].*$/, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^[\d_]+|_+$/g, '');
  const base = bare.slice(0, 60) || fallback;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
  taken.add(name);
  return name;
}

interface Making {
  table: DecisionTableContent;
  head: readonly SheetCell[];
  body: Rows;
  roles: ReadonlyMap<number, ColumnRole>;
}

export interface MadeTable {
  table: DecisionTableContent;
  /** Which column of the file each of its own is, by its key. */
  mapping: Record<string, number>;
}

/** A table with the columns of a file, and no rows yet; undefined without a condition and a result. */
export function tableOfSheet({ table, head, body, roles }: Making): MadeTable | undefined {
  const taken = new Set<string>();
  const columns = [...roles].flatMap(([at, role]) => {
    if (role === 'none') return [];
    const text = typedOf(head[at]).trim().slice(0, MOST_LABEL);
    const name = nameOf(text, taken, `column_${at + 1}`);
    const label: LocalText = { zh: text || name, en: text || name };
    const type = typeOf(body, at);
    return [{ at, role, name, column: { label, ...(type && { type }) } }];
  });
  const inputs = columns.filter(({ role }) => role === 'input');
  const outputs = columns.filter(({ role }) => role === 'output');
  const most = Math.max(inputs.length, outputs.length);
  if (inputs.length === 0 || outputs.length === 0 || most > MOST_COLUMNS) return undefined;
  return {
    table: {
      hitPolicy: table.hitPolicy,
      inputs: inputs.map(({ name, column }) => ({ expression: name, ...column })),
      outputs: outputs.map(({ name, column }) => ({ name, ...column })),
      rules: [],
    },
    mapping: Object.fromEntries([
      ...inputs.map(({ at }, index) => [keyOf({ part: 'when', at: index }), at] as const),
      ...outputs.map(({ at }, index) => [keyOf({ part: 'then', at: index }), at] as const),
    ]),
  };
}

import type { DecisionTableContent } from '#schemas';
import { equalJson } from '../../editing/index.ts';
import { ANY, type Input, MOST_COLUMNS, type Output, type Side } from './field.ts';

type Table = DecisionTableContent;

const CELLS = { inputs: 'when', outputs: 'then' } as const;

const moved = <T>(list: readonly T[], from: number, to: number): T[] =>
  list.toSpliced(from, 1).toSpliced(to, 0, list[from] as T);

/** The table with something done to one side's columns, and the same to every rule's cells. */
function withColumns(
  table: Table,
  side: Side,
  change: <T>(list: readonly T[], added: T) => T[],
  column: Table[Side][number],
): Table {
  const cells = CELLS[side];
  const width = table[side].length;
  return {
    ...table,
    [side]: change<unknown>(table[side], column),
    rules: table.rules.map((rule) => {
      const held = table[side].map((_, at) => rule[cells][at] ?? ANY);
      return { ...rule, [cells]: change<unknown>(held.slice(0, width), ANY) };
    }),
  } as Table;
}

export function addColumn(table: Table, side: Side, at = table[side].length): Table {
  if (table[side].length >= MOST_COLUMNS) return table;
  const names = new Set(table.outputs.map(({ name }) => name));
  let number = table.outputs.length + 1;
  while (names.has(`result${number}`)) number += 1;
  const column = side === 'inputs' ? { expression: '1' } : { name: `result${number}` };
  const place = Math.min(Math.max(0, at), table[side].length);
  return withColumns(
    table,
    side,
    (list, added) => list.toSpliced(place, 0, added),
    column as never,
  );
}

/** The last column of a side stays. */
export function removeColumn(table: Table, side: Side, index: number): Table {
  if (table[side].length <= 1 || !table[side][index]) return table;
  return withColumns(table, side, (list) => list.filter((_, at) => at !== index), null as never);
}

export function moveColumn(table: Table, side: Side, from: number, to: number): Table {
  const isHere = (at: number) => table[side][at] !== undefined;
  if (from === to || !isHere(from) || !isHere(to)) return table;
  return withColumns(table, side, (list) => moved(list, from, to), null as never);
}

/** Members that are given, in place of those that were; undefined takes one away. */
export function changeColumn(
  table: Table,
  side: Side,
  at: number,
  change: Partial<Input> | Partial<Output>,
): Table {
  const column = table[side][at];
  if (!column) return table;
  const next = Object.fromEntries(
    Object.entries({ ...column, ...change }).filter(([, value]) => value !== undefined),
  );
  if (equalJson(column, next)) return table;
  return { ...table, [side]: table[side].toSpliced(at, 1, next as never) } as Table;
}

import type { DecisionTableContent } from '#schemas';

type Side = 'inputs' | 'outputs';

const CELLS = { inputs: 'when', outputs: 'then' } as const;
const ANY = '-';

const moved = <T>(list: readonly T[], from: number, to: number): T[] =>
  list.toSpliced(from, 1).toSpliced(to, 0, list[from] as T);

/** The table with something done to one side's columns, and the same to every rule's cells. */
function withColumns(
  table: DecisionTableContent,
  side: Side,
  change: <T>(list: readonly T[], added: T) => T[],
  column: DecisionTableContent[Side][number],
): DecisionTableContent {
  const cells = CELLS[side];
  const cell = side === 'inputs' ? ANY : '0';
  return {
    ...table,
    [side]: change<unknown>(table[side], column),
    rules: table.rules.map((rule) => ({ ...rule, [cells]: change<unknown>(rule[cells], cell) })),
  } as DecisionTableContent;
}

export function addColumn(table: DecisionTableContent, side: Side): DecisionTableContent {
  const names = new Set(table.outputs.map(({ name }) => name));
  let number = table.outputs.length + 1;
  while (names.has(`result${number}`)) number += 1;
  const column = side === 'inputs' ? { expression: '1' } : { name: `result${number}` };
  return withColumns(table, side, (list, added) => [...list, added], column as never);
}

export function removeColumn(
  table: DecisionTableContent,
  side: Side,
  index: number,
): DecisionTableContent {
  return withColumns(table, side, (list) => list.filter((_, at) => at !== index), null as never);
}

export function moveColumn(
  table: DecisionTableContent,
  side: Side,
  from: number,
  to: number,
): DecisionTableContent {
  return withColumns(table, side, (list) => moved(list, from, to), null as never);
}

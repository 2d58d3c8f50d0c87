import type { DecisionTableContent } from '#schemas';
import { applyEdit, type Rule, type TableEdit } from '../edit/index.ts';

const OF_ROWS: ReadonlySet<TableEdit['type']> = new Set([
  ...(['insert-rows', 'add-rows', 'remove-rows', 'duplicate-rows'] as const),
  ...(['move-rows', 'enable-rows'] as const),
]);

/** Rows in sight, as an edit leaves them in a table of that many. */
export interface KeptRows {
  rows: readonly number[];
  count: number;
}

/**
 * Positions that are shown once rows were edited while others were filtered away: those that were,
 * wherever they are now, and those that are new. Undefined where an edit is not one of rows.
 */
export function rowsAfter(
  table: DecisionTableContent,
  shown: readonly number[],
  edit: TableEdit,
): KeptRows | undefined {
  if (!OF_ROWS.has(edit.type)) return undefined;
  const before = new Set<unknown>(table.rules);
  const seen = new Set<unknown>(shown.map((row) => table.rules[row]));
  const { rules } = applyEdit(table, edit);
  const isShown = (rule: Rule) => seen.has(rule) || !before.has(rule);
  return {
    rows: rules.flatMap((rule, row) => (isShown(rule) ? [row] : [])),
    count: rules.length,
  };
}

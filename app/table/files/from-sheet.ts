import type { DecisionTableContent } from '#schemas';
import { ANY, type Column, cellOf, type Field, newRule, type Rule, textOf } from '../edit/index.ts';
import { type SheetCell, typedOf } from './sheet-cell.ts';
import type { FileColumn } from './to-sheet.ts';

/** Which column of a file goes into which of the table, by its key; -1 for none. */
export type Mapping = Readonly<Record<string, number>>;

const plain = (text: string): string => text.trim().toLowerCase();

/** Columns whose head says what one of the table is called, in either language. */
export function mappingOf(head: readonly SheetCell[], columns: readonly FileColumn[]): Mapping {
  const taken = new Set<number>();
  return Object.fromEntries(
    columns.map(({ key, head: own, names }) => {
      const known = [own, ...names].map(plain);
      const at = head.findIndex(
        (cell, index) => !taken.has(index) && cell !== null && known.includes(plain(cell.text)),
      );
      if (at >= 0) taken.add(at);
      return [key, at];
    }),
  );
}

/** A file without heads: its columns in the order of the table's. */
export const mappingInOrder = (width: number, columns: readonly FileColumn[]): Mapping =>
  Object.fromEntries(columns.map(({ key }, at) => [key, at < width ? at : -1]));

const isOff = (text: string): boolean => /^(false|no|n|0|否|停用|off)$/i.test(text.trim());

/** A cell of a file as one of the table: what has a type there keeps it. */
function enteredOf(cell: SheetCell, column: Column): string {
  if (cell === null) return '';
  const { type, text } = cell;
  // A text in a spreadsheet is one here as well, where the column doesn't say otherwise.
  const isWord = type === 'text' && (column.type === undefined || column.type === 'any');
  if (isWord && /^\d+(\.\d+)?$/.test(text)) return `"${text}"`;
  return text;
}

/** Columns of a file that conditions are read from. */
const conditionsOf = (columns: readonly FileColumn[], mapping: Mapping): number[] =>
  columns.flatMap(({ key, field }) => {
    const at = mapping[key] ?? -1;
    return field !== 'enabled' && field.part === 'when' && at >= 0 ? [at] : [];
  });

const isNothing = (cell: SheetCell | undefined): boolean => typedOf(cell).trim() === '';
const holdsNothing = (row: readonly SheetCell[]): boolean => row.every(isNothing);

/** How many conditions hold nothing below one that does, as cells do that were merged. */
export function countEmptied(
  rows: readonly (readonly SheetCell[])[],
  columns: readonly FileColumn[],
  mapping: Mapping,
): number {
  const filled = rows.filter((row) => !holdsNothing(row));
  return conditionsOf(columns, mapping).reduce((sum, at) => {
    const first = filled.findIndex((row) => !isNothing(row[at]));
    if (first < 0) return sum;
    return sum + filled.slice(first).filter((row) => isNothing(row[at])).length;
  }, 0);
}

/** Rows whose empty conditions take what stands above them: a merged cell has it only once. */
export function filledDown(
  rows: readonly (readonly SheetCell[])[],
  columns: readonly FileColumn[],
  mapping: Mapping,
): SheetCell[][] {
  const conditions = conditionsOf(columns, mapping);
  const above = new Map<number, SheetCell>();
  return rows.map((row) => {
    if (holdsNothing(row)) return [...row];
    const next = [...row];
    for (const at of conditions) {
      if (isNothing(row[at])) next[at] = above.get(at) ?? null;
      else above.set(at, row[at] ?? null);
    }
    return next;
  });
}

interface Reading {
  table: DecisionTableContent;
  columns: readonly FileColumn[];
  mapping: Mapping;
  contextOf: (field: Field) => Column;
}

/** Rules of the rows of a file. Rows in which nothing stands are left out. */
export function rulesOf(
  rows: readonly (readonly SheetCell[])[],
  { table, columns, mapping, contextOf }: Reading,
): Rule[] {
  const contexts = columns.map(({ field }) => (field === 'enabled' ? undefined : contextOf(field)));
  return rows.flatMap((row) => {
    if (holdsNothing(row)) return [];
    const { when, then } = newRule(table);
    const rule: Rule = { when: [...when], then: [...then] } as Rule;
    for (const [index, { key, field }] of columns.entries()) {
      const at = mapping[key] ?? -1;
      if (at < 0) continue;
      const cell = row[at] ?? null;
      const context = contexts[index];
      if (field === 'enabled' || !context) {
        if (isOff(typedOf(cell))) rule.enabled = false;
        continue;
      }
      const text = cellOf(enteredOf(cell, context), context, { isPasted: true });
      const { part } = field;
      if (part === 'when' || part === 'then') rule[part][field.at] = text || ANY;
      else if (text !== '') rule[part] = text;
    }
    return [rule];
  });
}

/** What a rule says, whichever way its members are ordered. */
const saying = ({ when, then, note, enabled, from, to }: Rule): string =>
  JSON.stringify([when.map(String), then.map(String), note, enabled !== false, from, to]);

/** Rules that say the same as before are the same, so that they are not compiled again. */
export function keepingKnown(rules: readonly Rule[], before: readonly Rule[]): Rule[] {
  const known = new Map(before.map((rule) => [saying(rule), rule]));
  return rules.map((rule) => known.get(saying(rule)) ?? rule);
}

/** What of a table's rows would go, come and stay. */
export function differenceOf(before: readonly Rule[], after: readonly Rule[]) {
  const left = new Map<string, number>();
  for (const rule of before) {
    const text = saying(rule);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  let same = 0;
  for (const rule of after) {
    const text = saying(rule);
    const count = left.get(text) ?? 0;
    if (count === 0) continue;
    left.set(text, count - 1);
    same += 1;
  }
  return { same, added: after.length - same, removed: before.length - same };
}

/** The first cells of a rule, for a preview. */
export const previewOf = (rule: Rule, columns: readonly FileColumn[]): string[] =>
  columns.map(({ field }) =>
    field === 'enabled' ? String(rule.enabled !== false) : textOf(rule, field),
  );

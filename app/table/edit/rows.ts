import type { DecisionTableContent } from '#schemas';
import { type Field, MOST_RULES, newRule, type Rule, withText } from './field.ts';

type Table = DecisionTableContent;
type Texts = readonly (readonly (string | undefined)[])[];

const withRules = (table: Table, rules: Rule[]): Table => ({ ...table, rules });

/** Positions that a table has, in order and once. */
export function standing({ rules }: Table, rows: readonly number[]): number[] {
  const known = rows.filter((row) => Number.isInteger(row) && row >= 0 && row < rules.length);
  return [...new Set(known)].sort((a, b) => a - b);
}

export function setCells(
  table: Table,
  rows: readonly number[],
  fields: readonly Field[],
  texts: Texts,
): Table {
  const last = Math.min(Math.max(-1, ...rows), MOST_RULES - 1);
  const rules = [...table.rules];
  while (rules.length <= last) rules.push(newRule(table));
  let isChanged = rules.length > table.rules.length;
  for (const [down, row] of rows.entries()) {
    const before = rules[row];
    if (!before) continue;
    let rule = before;
    for (const [right, field] of fields.entries()) {
      const text = texts[down]?.[right];
      if (text !== undefined) rule = withText(rule, field, text);
    }
    if (rule !== before) isChanged = true;
    rules[row] = rule;
  }
  return isChanged ? withRules(table, rules) : table;
}

export function insertRows(table: Table, at: number, rules: readonly Rule[]): Table {
  const room = MOST_RULES - table.rules.length;
  if (rules.length === 0 || room <= 0) return table;
  const place = Math.min(Math.max(0, at), table.rules.length);
  return withRules(table, table.rules.toSpliced(place, 0, ...rules.slice(0, room)));
}

export function addRows(table: Table, at: number, count: number): Table {
  const room = Math.min(count, MOST_RULES - table.rules.length);
  const made = Array.from({ length: Math.max(0, room) }, () => newRule(table));
  return insertRows(table, at, made);
}

export function removeRows(table: Table, rows: readonly number[]): Table {
  const gone = new Set(standing(table, rows));
  if (gone.size === 0) return table;
  return withRules(
    table,
    table.rules.filter((_, row) => !gone.has(row)),
  );
}

/** Copies behind the last of the rows. */
export function duplicateRows(table: Table, rows: readonly number[]): Table {
  const picked = standing(table, rows);
  const last = picked.at(-1);
  if (last === undefined) return table;
  return insertRows(
    table,
    last + 1,
    picked.flatMap((row) => table.rules[row] ?? []),
  );
}

export function moveRows(table: Table, rows: readonly number[], to: number): Table {
  const picked = standing(table, rows);
  if (picked.length === 0) return table;
  const moving = new Set(picked);
  const before = table.rules.filter((_, row) => row < to && !moving.has(row));
  const moved = picked.flatMap((row) => table.rules[row] ?? []);
  const after = table.rules.filter((_, row) => row >= to && !moving.has(row));
  const rules = [...before, ...moved, ...after];
  const isSame = rules.every((rule, row) => rule === table.rules[row]);
  return isSame ? table : withRules(table, rules);
}

export function enableRows(table: Table, rows: readonly number[], enabled: boolean): Table {
  const picked = new Set(standing(table, rows));
  let isChanged = false;
  const rules = table.rules.map((rule, row) => {
    if (!picked.has(row) || (rule.enabled !== false) === enabled) return rule;
    isChanged = true;
    const { enabled: _, ...rest } = rule;
    return enabled ? rest : { ...rest, enabled: false };
  });
  return isChanged ? withRules(table, rules) : table;
}

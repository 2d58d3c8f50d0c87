import type { DecisionTableContent } from '#schemas';
import { type Rule, textOf } from '../edit/index.ts';
import { cellText, type GridColumn, type Language } from '../grid/index.ts';

/** Which rows are shown. */
export type RowFilter = 'all' | 'found' | 'problems' | 'off' | 'hit';

export interface Find {
  text: string;
  filter: RowFilter;
}

export const NO_FIND: Find = { text: '', filter: 'all' };

const wanted = (text: string): string => text.trim().toLowerCase();

function cellMatches(rule: Rule, column: GridColumn, text: string, locale: Language): boolean {
  const raw = textOf(rule, column.field);
  if (raw.toLowerCase().includes(text)) return true;
  if (!column.labels) return false;
  return cellText(raw, column.labels, locale).text.toLowerCase().includes(text);
}

/** The cells that hold a text, by row and key of the field. */
export function findCells(
  { rules }: DecisionTableContent,
  columns: readonly GridColumn[],
  text: string,
  locale: Language,
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const part = wanted(text);
  if (part === '') return found;
  for (const [row, rule] of rules.entries()) {
    for (const column of columns) {
      if (!cellMatches(rule, column, part, locale)) continue;
      const keys = found.get(row) ?? new Set<string>();
      found.set(row, keys.add(column.key));
    }
  }
  return found;
}

interface Known {
  found: ReadonlyMap<number, unknown>;
  problems: ReadonlySet<Rule>;
  hits: ReadonlySet<number>;
}

/** Positions of the rules that are shown. */
export function rowsShown(
  { rules }: DecisionTableContent,
  filter: RowFilter,
  { found, problems, hits }: Known,
): number[] {
  const shows: Record<RowFilter, (row: number) => boolean> = {
    all: () => true,
    found: (row) => found.has(row),
    problems: (row) => problems.has(rules[row] as Rule),
    off: (row) => rules[row]?.enabled === false,
    hit: (row) => hits.has(row),
  };
  return rules.flatMap((_, row) => (shows[filter](row) ? [row] : []));
}

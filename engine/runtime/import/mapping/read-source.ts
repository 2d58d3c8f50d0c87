import { toJson } from '#engine/core/feel';
import type { Issue } from '#engine/core/issue';
import type { ValueSource } from '#schemas';
import { columnScope } from './column-scope.ts';
import { toText } from './convert-value.ts';
import { compileSource } from './value-reader.ts';

/** What one value or condition of a mapping gives for some rows, as text to show. */
export function readSource(
  source: ValueSource,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const issues: Issue[] = [];
  const { read } = compileSource(source, columnScope(columns), '', issues);
  if (issues.length > 0) return [];
  return rows.map((cells) => {
    try {
      const value = read(cells.map((cell) => cell.trim() || null));
      return toText(value) ?? (value === null || value === '' ? '' : JSON.stringify(toJson(value)));
    } catch {
      // An expression without end: its rows fail in the check.
      return '';
    }
  });
}

import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import type { Issue } from '#engine/core/issue';
import type { ValueSource } from '#schemas';
import { type ColumnScope, compileColumnExpression, missingColumn } from './column-scope.ts';

/** A row's cells: trimmed text, null where blank. */
export type RowSlots = readonly (string | null)[];

/** Reads one value of a row, and says which column it came from, for messages. */
export interface ValueReader {
  read(slots: RowSlots): FeelValue;
  column: string;
}

const NOTHING: ValueReader = { read: () => null, column: '' };

export function compileSource(
  source: ValueSource | undefined,
  columns: ColumnScope,
  path: string,
  issues: Issue[],
): ValueReader {
  if (source === undefined) return NOTHING;
  if ('column' in source) {
    const index = columns.indexOf(source.column);
    if (index < 0) {
      issues.push(missingColumn(source.column, columns.columns, `${path}/column`));
      return NOTHING;
    }
    return { read: (slots) => slots[index] ?? null, column: source.column };
  }
  if ('expression' in source) {
    const at = `${path}/expression`;
    const program = compileColumnExpression(source.expression, columns, at, issues);
    if (!program) return NOTHING;
    const column = program.slotsRead.map((slot) => columns.columns[slot] ?? '').join(', ');
    return { read: (slots) => program.run(slots), column };
  }
  const value = typeof source.value === 'number' ? Decimal.of(source.value) : source.value;
  return { read: () => value, column: '' };
}

/** Compiles a condition; a row passes only where it is true. */
export function compileCondition(
  source: string | number | undefined,
  columns: ColumnScope,
  path: string,
  issues: Issue[],
): (slots: RowSlots) => boolean {
  if (source === undefined) return () => true;
  const program = compileColumnExpression(source, columns, path, issues);
  return program ? (slots) => program.run(slots) === true : () => false;
}

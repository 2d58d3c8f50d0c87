import type { ClassReading, Expression } from './class-reading.ts';
import { numberOf } from './formula.ts';
import { readFormula } from './read-formula.ts';

/** A cell's number as plain text, or its formula; undefined, with faults, where it is neither. */
export function readCell(
  reading: ClassReading,
  field: string,
  cell: string,
): string | Expression | undefined {
  return numberOf(cell)?.toString() ?? readFormula(reading, field, cell);
}

import { type FeelValue, feelEquals } from '#engine/core/feel';
import type { CompiledOutput } from './rule.ts';

function rank(output: CompiledOutput, value: FeelValue): number {
  const position =
    output.allowed?.findIndex((allowed) => feelEquals(allowed, value) === true) ?? -1;
  return position < 0 ? Number.POSITIVE_INFINITY : position;
}

/** Orders result rows by the priority of their values, column by column (DMN 1.5, 8.2.11). */
export function comparePriority(
  outputs: readonly CompiledOutput[],
  left: readonly FeelValue[],
  right: readonly FeelValue[],
): number {
  for (const [column, output] of outputs.entries()) {
    const [a, b] = [rank(output, left[column] ?? null), rank(output, right[column] ?? null)];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

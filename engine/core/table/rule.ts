import type { FeelProgram, FeelValue, StepBudget, UnaryTestsProgram } from '#engine/core/feel';

export interface CompiledInput {
  readonly program: FeelProgram;
}

export interface CompiledOutput {
  readonly name: string;
  /** The values in their order of priority. */
  readonly allowed: readonly FeelValue[] | undefined;
  readonly fallback: FeelProgram | undefined;
}

export interface CompiledCell {
  readonly input: number;
  readonly tests: UnaryTestsProgram;
}

export interface CompiledRule {
  /** Position among the definition's rules. */
  readonly index: number;
  /** Cells that test something. */
  readonly cells: readonly CompiledCell[];
  readonly results: readonly FeelProgram[];
  /** First day and the day after the last, as day keys. */
  readonly from: number;
  readonly to: number;
}

/** A civil date as a number that sorts like it. */
export function dayKey(date: Temporal.PlainDate): number {
  return date.year * 10_000 + date.month * 100 + date.day;
}

export function ruleHits(
  rule: CompiledRule,
  values: readonly FeelValue[],
  slots: readonly FeelValue[],
  budget: StepBudget | undefined,
): boolean {
  const { cells } = rule;
  for (let position = 0; position < cells.length; position += 1) {
    const { input, tests } = cells[position] as CompiledCell;
    if (tests.test(values[input] ?? null, slots, budget) !== true) return false;
  }
  return true;
}

/** An index that would hold more references than this is not made. */
export const MAX_INDEX_ENTRIES = 200_000;

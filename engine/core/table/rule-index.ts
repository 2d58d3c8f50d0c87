import type { FeelValue } from '#engine/core/feel';
import { indexEquals } from './index-equals.ts';
import { indexIntervals } from './index-intervals.ts';
import type { CompiledRule } from './rule.ts';

/** Tables with fewer rules are read through from top to bottom. */
const MIN_INDEXED_RULES = 12;

/** Finds the rules that can hit for a value of one column, in the order of the table. */
export interface RuleIndex {
  readonly input: number;
  find(value: FeelValue): readonly CompiledRule[];
}

/** An index on the best column: of constants, else of intervals; undefined where none is worth it. */
export function indexRules(rules: readonly CompiledRule[], inputs: number): RuleIndex | undefined {
  if (rules.length < MIN_INDEXED_RULES) return undefined;
  return indexEquals(rules, inputs) ?? indexIntervals(rules, inputs);
}

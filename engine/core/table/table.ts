import type { FeelValue, StepBudget } from '#engine/core/feel';
import type { HitPolicy, TableDefinition } from './definition.ts';
import { applyHitPolicy, type Hit, type TableResult } from './hit-policy.ts';
import {
  type CompiledInput,
  type CompiledOutput,
  type CompiledRule,
  dayKey,
  ruleHits,
} from './rule.ts';
import { indexRules, type RuleIndex } from './rule-index.ts';

/** `runInto` found no rule; the outputs hold the defaults or null. */
export const NO_HIT = -1;
/** `runInto` can't say it in one row: ask `run` for the lists or the issue. */
export const NOT_SINGLE = -2;

/** A compiled decision table; compile once, run many times. */
export class DecisionTable {
  readonly definition: TableDefinition;
  readonly slotsRead: readonly number[];
  private readonly policy: HitPolicy;
  private readonly inputs: readonly CompiledInput[];
  private readonly outputs: readonly CompiledOutput[];
  private readonly rules: readonly CompiledRule[];
  private readonly index: RuleIndex | undefined;
  private readonly dated: boolean;
  private readonly givesOneRow: boolean;

  constructor(
    definition: TableDefinition,
    inputs: readonly CompiledInput[],
    outputs: readonly CompiledOutput[],
    rules: readonly CompiledRule[],
  ) {
    this.definition = definition;
    this.policy = definition.hitPolicy;
    this.inputs = inputs;
    this.outputs = outputs;
    this.rules = rules;
    this.index = indexRules(rules, inputs.length);
    this.dated = rules.some(({ from, to }) => Number.isFinite(from) || Number.isFinite(to));
    this.givesOneRow = 'UAPF'.includes(this.policy);
    this.slotsRead = slotsOf(inputs, outputs, rules);
  }

  /** Values of the input columns: what the cells are tested against, for traces. */
  inputValues(slots: readonly FeelValue[], budget?: StepBudget): FeelValue[] {
    const { inputs } = this;
    const values = new Array<FeelValue>(inputs.length);
    for (let column = 0; column < inputs.length; column += 1) {
      values[column] = (inputs[column] as CompiledInput).program.run(slots, budget);
    }
    return values;
  }

  private candidates(values: readonly FeelValue[]): readonly CompiledRule[] {
    const { index } = this;
    return index ? index.find(values[index.input] ?? null) : this.rules;
  }

  private isValid(rule: CompiledRule, day: number): boolean {
    return !this.dated || day === 0 || (day >= rule.from && day < rule.to);
  }

  /**
   * The fast way for the policies U, A, P and F: writes the outputs of the only rule that hits (the
   * first for F) into `outputs` and returns its position, or NO_HIT, or NOT_SINGLE.
   *
   * @throws StepLimitError
   */
  runInto(
    slots: readonly FeelValue[],
    outputs: FeelValue[],
    budget?: StepBudget,
    asOf?: Temporal.PlainDate,
  ): number {
    const values = this.inputValues(slots, budget);
    const rules = this.candidates(values);
    const day = asOf ? dayKey(asOf) : 0;
    const firstIsEnough = this.policy === 'F';
    let hit: CompiledRule | undefined;
    for (let position = 0; position < rules.length; position += 1) {
      const rule = rules[position] as CompiledRule;
      if (!this.isValid(rule, day) || !ruleHits(rule, values, slots, budget)) continue;
      if (hit) return NOT_SINGLE;
      hit = rule;
      if (firstIsEnough) break;
    }
    if (!hit) return this.writeDefaults(slots, outputs, budget);
    const { results } = hit;
    for (let column = 0; column < results.length; column += 1) {
      outputs[column] = results[column]?.run(slots, budget) ?? null;
    }
    return this.givesOneRow ? hit.index : NOT_SINGLE;
  }

  private writeDefaults(
    slots: readonly FeelValue[],
    outputs: FeelValue[],
    budget: StepBudget | undefined,
  ): number {
    for (const [column, { fallback }] of this.outputs.entries()) {
      outputs[column] = fallback?.run(slots, budget) ?? null;
    }
    return NO_HIT;
  }

  /**
   * Evaluates the table with any hit policy.
   *
   * Where no rule hits, the outputs are the defaults or null and `hits` is empty. Rules with dates
   * count only when `asOf` lies in them; without `asOf` dates are not looked at.
   *
   * @throws StepLimitError
   */
  run(slots: readonly FeelValue[], budget?: StepBudget, asOf?: Temporal.PlainDate): TableResult {
    const values = this.inputValues(slots, budget);
    const day = asOf ? dayKey(asOf) : 0;
    const hits: Hit[] = [];
    for (const rule of this.candidates(values)) {
      if (!this.isValid(rule, day) || !ruleHits(rule, values, slots, budget)) continue;
      hits.push({ rule: rule.index, values: rule.results.map((cell) => cell.run(slots, budget)) });
      if (this.policy === 'F') break;
    }
    if (hits.length > 0) return applyHitPolicy(this.policy, this.outputs, hits);
    const outputs: FeelValue[] = [];
    this.writeDefaults(slots, outputs, budget);
    return { ok: true, outputs, hits: [] };
  }
}

function slotsOf(
  inputs: readonly CompiledInput[],
  outputs: readonly CompiledOutput[],
  rules: readonly CompiledRule[],
): number[] {
  const slots = new Set<number>();
  const add = (program: { slotsRead: readonly number[] } | undefined) => {
    for (const slot of program?.slotsRead ?? []) slots.add(slot);
  };
  for (const { program } of inputs) add(program);
  for (const { fallback } of outputs) add(fallback);
  for (const { cells, results } of rules) {
    for (const { tests } of cells) add(tests);
    for (const result of results) add(result);
  }
  return [...slots].sort((left, right) => left - right);
}

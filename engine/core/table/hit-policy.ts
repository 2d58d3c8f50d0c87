import { Decimal } from '#engine/core/decimal';
import { compareValues, type FeelValue, feelEquals } from '#engine/core/feel';
import { type Issue, issue } from '#engine/core/issue';
import type { HitPolicy } from './definition.ts';
import { comparePriority } from './priority.ts';
import type { CompiledOutput } from './rule.ts';

/** The results of one rule that hit. */
export interface Hit {
  readonly rule: number;
  readonly values: readonly FeelValue[];
}

export type TableResult =
  | {
      readonly ok: true;
      /** One value for each output; a list for the policies R, O and C. */
      readonly outputs: FeelValue[];
      /** Positions of the rules that hit, in the order of the result; empty where a default stands. */
      readonly hits: number[];
    }
  | { readonly ok: false; readonly issue: Issue };

function numbersOf(hits: readonly Hit[]): string {
  return hits.map(({ rule }) => rule + 1).join(', ');
}

function conflict(hits: readonly Hit[]): TableResult {
  const rules = numbersOf(hits);
  return {
    ok: false,
    issue: issue(
      'table-several-hits',
      '',
      {
        zh: `第 ${rules} 行同时命中，而该表只允许命中一行`,
        en: `rows ${rules} hit together, but only one may`,
      },
      { rules },
    ),
  };
}

function disagreement(hits: readonly Hit[]): TableResult {
  const rules = numbersOf(hits);
  return {
    ok: false,
    issue: issue(
      'table-different-results',
      '',
      {
        zh: `第 ${rules} 行同时命中，但结果不同`,
        en: `rows ${rules} hit together with different results`,
      },
      { rules },
    ),
  };
}

function single(hit: Hit): TableResult {
  return { ok: true, outputs: [...hit.values], hits: [hit.rule] };
}

function agree(first: Hit, other: Hit): boolean {
  return first.values.every(
    (value, column) => feelEquals(value, other.values[column] ?? null) === true,
  );
}

function column(hits: readonly Hit[], index: number): FeelValue[] {
  return hits.map(({ values }) => values[index] ?? null);
}

function lists(hits: readonly Hit[], outputs: readonly CompiledOutput[]): TableResult {
  return {
    ok: true,
    outputs: outputs.map((_, index) => column(hits, index)),
    hits: hits.map(({ rule }) => rule),
  };
}

function sum(values: readonly FeelValue[]): FeelValue {
  let total = Decimal.ZERO;
  for (const value of values) {
    if (!(value instanceof Decimal)) return null;
    total = total.plus(value);
  }
  return total;
}

function extreme(values: readonly FeelValue[], wanted: -1 | 1): FeelValue {
  let best = values[0] ?? null;
  for (const value of values) {
    const order = compareValues(value, best);
    if (order === null) return null;
    if (order === wanted) best = value;
  }
  return best;
}

function countOf(values: readonly FeelValue[]): FeelValue {
  return Decimal.of(values.length);
}

function aggregate(
  hits: readonly Hit[],
  outputs: readonly CompiledOutput[],
  combine: (values: readonly FeelValue[]) => FeelValue,
): TableResult {
  return {
    ok: true,
    outputs: outputs.map((_, index) => combine(column(hits, index))),
    hits: hits.map(({ rule }) => rule),
  };
}

/** Makes one result of the rules that hit; at least one (DMN 1.5, 8.2.11). */
export function applyHitPolicy(
  policy: HitPolicy,
  outputs: readonly CompiledOutput[],
  hits: readonly Hit[],
): TableResult {
  const first = hits[0] as Hit;
  const byPriority = () =>
    [...hits].sort((left, right) => comparePriority(outputs, left.values, right.values));
  switch (policy) {
    case 'U':
      return hits.length === 1 ? single(first) : conflict(hits);
    case 'A':
      return hits.every((hit) => agree(first, hit)) ? single(first) : disagreement(hits);
    case 'P':
      return single(byPriority()[0] as Hit);
    case 'F':
      return single(first);
    case 'R':
    case 'C':
      return lists(hits, outputs);
    case 'O':
      return lists(byPriority(), outputs);
    case 'C+':
      return aggregate(hits, outputs, sum);
    case 'C<':
      return aggregate(hits, outputs, (values) => extreme(values, -1));
    case 'C>':
      return aggregate(hits, outputs, (values) => extreme(values, 1));
    case 'C#':
      return aggregate(hits, outputs, countOf);
  }
}

import { Decimal } from '#engine/core/decimal';
import type { ClassReading, Expression } from './class-reading.ts';
import { binary, type Formula, nameOf, numberOf } from './formula.ts';
import { parseFormula } from './parse-formula.ts';
import { readFormula } from './read-formula.ts';
import { refuseTiers, type TierLists } from './tier-table.ts';

export interface TierRule {
  charge: string;
  model: 'Tiered' | 'Budget';
  /** The field that percentages are of. */
  budget: string;
}

export type Bound = Decimal | Expression;

const PERCENT = /^(\d+\.?\d*|\.\d+)\s*%$/;

function percentOfBudget(
  reading: ClassReading,
  { charge, budget }: TierRule,
  percent: string,
): Expression | undefined {
  const share = (Decimal.parse(percent) ?? Decimal.ZERO).shifted(-2);
  const product = binary('*', { kind: 'number', value: share }, nameOf(budget));
  return readFormula(reading, charge, { kind: 'round', of: product });
}

function computedBound(
  reading: ClassReading,
  { model }: TierRule,
  field: string,
  cell: string,
): Expression | undefined {
  const isWord = model === 'Budget' && /^(in|out)door$/i.test(cell);
  const parsed = parseFormula(isWord ? cell.toLowerCase() : cell);
  if ('problem' in parsed) {
    refuseTiers(reading, field, parsed.problem, 'formula');
    return undefined;
  }
  const bound: Formula =
    model === 'Budget'
      ? { kind: 'round', of: parsed.formula }
      : binary('-', parsed.formula, { kind: 'number', value: Decimal.ONE });
  return readFormula(reading, field, bound);
}

/** Where the tier below a start cell ends, inclusive; undefined, with a fault, where it can't be read. */
function boundBelow(
  reading: ClassReading,
  rule: TierRule,
  field: string,
  cell: string,
): Bound | undefined {
  const number = numberOf(cell);
  if (number) return rule.model === 'Tiered' ? number.minus(Decimal.ONE) : number;
  const percent = PERCENT.exec(cell)?.[1];
  if (percent === undefined) return computedBound(reading, rule, field, cell);
  return percentOfBudget(reading, rule, percent);
}

/** Bounds of all tiers but the last, which is open, for each list of starts. */
export function boundsOf(
  reading: ClassReading,
  rule: TierRule,
  starts: TierLists,
): Map<string, Bound[]> | undefined {
  const cells = [...starts.lists.values()].flat();
  if (rule.model === 'Tiered' && cells.some((cell) => cell.includes('%'))) {
    refuseTiers(
      reading,
      starts.field,
      {
        zh: `${rule.charge} 是 Tiered，起点不能是百分比`,
        en: `a start in percent, but ${rule.charge} is Tiered`,
      },
      'percent-in-tiered',
    );
    return undefined;
  }
  const bounds = new Map<string, Bound[]>();
  let isComplete = true;
  for (const [key, list] of starts.lists) {
    const read = list.slice(1).map((cell) => boundBelow(reading, rule, starts.field, cell));
    const found = read.flatMap((bound) => bound ?? []);
    if (found.length < read.length) isComplete = false;
    bounds.set(key, found);
  }
  return isComplete ? bounds : undefined;
}

/** The bounds that tiers really have: one that goes down ends where the tier before ended. */
export function risingBounds(bounds: readonly Decimal[]): Decimal[] {
  let highest = Decimal.ZERO;
  return bounds.map((bound) => {
    if (bound.compare(highest) > 0) highest = bound;
    return highest;
  });
}

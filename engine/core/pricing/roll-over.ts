import { Decimal } from '#engine/core/decimal';

/** What is left of the allowance of each earlier period, the oldest first. */
export type Lots = readonly Decimal[];

export interface RolloverTerms {
  /** What this period includes. */
  included: Decimal;
  /** For how many later periods an unused part may be used; null: for ever. */
  periods: number | null;
  /** Most that is carried on; null: all of it. */
  cap: Decimal | null;
  order: 'carried-first' | 'included-first';
}

export interface RolledOver {
  carriedIn: Decimal;
  /** Used of what was carried, and of what this period includes. */
  usedCarried: Decimal;
  usedIncluded: Decimal;
  /** What no allowance covers. */
  billable: Decimal;
  /** What is carried on, for the next period. */
  lots: Decimal[];
  carriedOut: Decimal;
  /** Unused, and lost by age or by the cap. */
  expired: Decimal;
}

const least = (left: Decimal, right: Decimal): Decimal => (left.compare(right) <= 0 ? left : right);
const sum = (lots: Lots): Decimal => lots.reduce((total, lot) => total.plus(lot), Decimal.ZERO);

/** Takes units out of lots, the oldest first; what is left of each. */
function takeOldest(lots: Lots, units: Decimal): Decimal[] {
  let wanted = units;
  return lots.map((lot) => {
    const taken = least(lot, wanted);
    wanted = wanted.minus(taken);
    return lot.minus(taken);
  });
}

/** What stays of lots whose age and sum are limited; what expires first is dropped first. */
function keep(lots: Lots, { periods, cap }: RolloverTerms): Decimal[] {
  const young = periods === null ? [sum(lots)] : lots.slice(-periods);
  const beyond = cap === null ? Decimal.ZERO : sum(young).minus(cap);
  return beyond.sign() > 0 ? takeOldest(young, beyond) : young;
}

/** One period: what of its units is covered by what was carried and by its own allowance. */
export function rollOver(lots: Lots, units: Decimal, terms: RolloverTerms): RolledOver {
  const { included, order } = terms;
  const carriedIn = sum(lots);
  const isCarriedFirst = order === 'carried-first';
  const first = least(units, isCarriedFirst ? carriedIn : included);
  const second = least(units.minus(first), isCarriedFirst ? included : carriedIn);
  const [usedCarried, usedIncluded] = isCarriedFirst ? [first, second] : [second, first];
  const left = [...takeOldest(lots, usedCarried), included.minus(usedIncluded)];
  const kept = keep(left, terms);
  const carriedOut = sum(kept);
  return {
    carriedIn,
    usedCarried,
    usedIncluded,
    billable: units.minus(usedCarried).minus(usedIncluded),
    lots: kept,
    carriedOut,
    expired: sum(left).minus(carriedOut),
  };
}

import { Decimal } from '#engine/core/decimal';

interface Sums {
  before: string;
  now: string;
}

const sumOf = (amounts: readonly string[]): Decimal =>
  amounts.reduce((sum, amount) => sum.plus(Decimal.of(amount)), Decimal.ZERO);

/** Exact sums of both periods, and the difference. */
export function addAmounts(sums: readonly Sums[]): Sums & { difference: string } {
  const before = sumOf(sums.map((each) => each.before));
  const now = sumOf(sums.map((each) => each.now));
  return {
    before: before.toString(),
    now: now.toString(),
    difference: now.minus(before).toString(),
  };
}

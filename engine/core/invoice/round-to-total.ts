import { Decimal, type RoundingMode } from '#engine/core/decimal';

/**
 * Rounds amounts so that they sum to the rounded total: each goes down to its unit, and the units
 * left go to the largest remainders, ties to the first.
 * @param total has no more than `digits` digits and differs from the sum by less than a unit each
 */
export function roundToTotal(
  amounts: readonly Decimal[],
  total: Decimal,
  digits: number,
): Decimal[] {
  const parts = amounts.map((amount) => amount.round(digits, 'floor'));
  const given = parts.reduce((sum, part) => sum.plus(part), Decimal.ZERO);
  const unit = Decimal.ofBig(1n, digits);
  const left = Number(total.minus(given).toMinor(digits));
  const order = amounts
    .map((amount, index) => ({ index, remainder: amount.minus(parts[index] as Decimal) }))
    .sort((a, b) => b.remainder.compare(a.remainder) || a.index - b.index);
  for (let given = 0; given < left; given += 1) {
    const { index } = order[given % order.length] as { index: number };
    parts[index] = (parts[index] as Decimal).plus(unit);
  }
  return parts;
}

/** The sum of amounts, rounded once. */
export function roundSum(amounts: readonly Decimal[], digits: number, mode: RoundingMode): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), Decimal.ZERO).round(digits, mode);
}

import { Decimal } from '#engine/core/decimal';

/** Whole packages for the quantity above the free units; begun ones count full. */
export function packagesFor(quantity: Decimal, size: Decimal, free: Decimal): Decimal {
  const paid = quantity.minus(free);
  if (paid.sign() <= 0) return Decimal.ZERO;
  // A quotient cut at 34 digits could land on the wrong side of an integer; the product can't.
  const packages = paid.dividedBy(size).round(0, 'down');
  return packages.times(size).compare(paid) < 0 ? packages.plus(Decimal.ONE) : packages;
}

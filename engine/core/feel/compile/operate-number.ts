import { type Decimal, power } from '#engine/core/decimal';

/** Arithmetic of two numbers; null where the result is out of range (DMN 1.5, 10.3.2.3.1). */
function orNull(operate: () => Decimal): Decimal | null {
  try {
    return operate();
  } catch {
    return null;
  }
}

export function multiplyNumbers(left: Decimal, right: Decimal): Decimal | null {
  return orNull(() => left.times(right));
}

export function divideNumbers(left: Decimal, right: Decimal): Decimal | null {
  return right.isZero() ? null : orNull(() => left.dividedBy(right));
}

export function powerNumbers(left: Decimal, right: Decimal): Decimal | null {
  return orNull(() => power(left, right));
}

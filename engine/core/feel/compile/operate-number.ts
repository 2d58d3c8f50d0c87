import { type Decimal, DivisionByZeroError, power } from '#engine/core/decimal';

/** Arithmetic of two numbers; null where the result is out of range (DMN 1.5, 10.3.2.3.1). */
function nullOutOfRange(error: unknown): null {
  if (error instanceof RangeError || error instanceof DivisionByZeroError) return null;
  throw error;
}

export function multiplyNumbers(left: Decimal, right: Decimal): Decimal | null {
  try {
    return left.times(right);
  } catch (error) {
    return nullOutOfRange(error);
  }
}

export function divideNumbers(left: Decimal, right: Decimal): Decimal | null {
  if (right.isZero()) return null;
  try {
    return left.dividedBy(right);
  } catch (error) {
    return nullOutOfRange(error);
  }
}

export function powerNumbers(left: Decimal, right: Decimal): Decimal | null {
  try {
    return power(left, right);
  } catch (error) {
    return nullOutOfRange(error);
  }
}

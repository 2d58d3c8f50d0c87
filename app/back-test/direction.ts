import { Decimal } from '#engine/core/decimal';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Which way an exact amount points; what is masked points nowhere. */
export function directionOf(amount: string): 'up' | 'down' | 'same' {
  if (!DECIMAL.test(amount)) return 'same';
  const sign = Decimal.of(amount).sign();
  return sign > 0 ? 'up' : sign < 0 ? 'down' : 'same';
}

/** What is after less what was before; masked as they come. */
export function differenceOf(before: string, after: string): string {
  if (!DECIMAL.test(before) || !DECIMAL.test(after)) return after;
  return Decimal.of(after).minus(Decimal.of(before)).toString();
}

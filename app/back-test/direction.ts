import { Decimal } from '#engine/core/decimal';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Which way an exact amount points; what is masked points nowhere. */
export function directionOf(amount: string): 'up' | 'down' | 'same' {
  if (!DECIMAL.test(amount)) return 'same';
  const sign = Decimal.of(amount).sign();
  return sign > 0 ? 'up' : sign < 0 ? 'down' : 'same';
}

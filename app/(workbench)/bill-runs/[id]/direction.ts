import { Decimal } from '#engine/core/decimal';

/** Which way an exact amount points. */
export function directionOf(amount: string): 'up' | 'down' | 'same' {
  const sign = Decimal.of(amount).sign();
  return sign > 0 ? 'up' : sign < 0 ? 'down' : 'same';
}

export const withoutSign = (amount: string): string => amount.replace(/^-/, '');

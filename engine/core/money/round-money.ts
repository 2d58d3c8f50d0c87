import type { Decimal, RoundingMode } from '#engine/core/decimal';
import { minorUnits, UnknownCurrencyError } from './currency.ts';

/** An amount in whole minor units of its currency. @throws UnknownCurrencyError */
export function roundMoney(
  amount: Decimal,
  currency: string,
  mode: RoundingMode = 'half-up',
): Decimal {
  const digits = minorUnits(currency);
  if (digits === undefined) throw new UnknownCurrencyError(currency);
  return amount.round(digits, mode);
}

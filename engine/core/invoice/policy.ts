import { Decimal } from '#engine/core/decimal';
import { minorUnits, UnknownCurrencyError } from '#engine/core/money';
import type { RoundingPolicy } from '#schemas';
import type { InvoicePolicy } from './types.ts';

/** The rounding policy of a document, with its defaults. @throws UnknownCurrencyError */
export function invoicePolicy(currency: string, rounding: RoundingPolicy = {}): InvoicePolicy {
  const digits = minorUnits(currency);
  if (digits === undefined) throw new UnknownCurrencyError(currency);
  const { mode = 'half-up', per = 'line', cash } = rounding;
  return {
    currency,
    digits,
    mode,
    per,
    cash: cash ? { unit: Decimal.of(cash.unit), mode: cash.mode } : null,
  };
}

/** Integer arithmetic below the decimal type. */
import { roundQuotientBig } from './rounding.ts';

/** Significant digits of a division (DMN 1.5: IEEE 754 decimal128). */
export const PRECISION_DIGITS = 34;
/** Sums and products are exact up to here; longer ones round like a division. */
export const MAX_EXACT_DIGITS = 1_000;

export const POW10: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);

const bigPowers: bigint[] = [];

/** 10^power. */
export function pow10Big(power: number): bigint {
  if (power > 128) return 10n ** BigInt(power);
  bigPowers[power] ??= 10n ** BigInt(power);
  return bigPowers[power];
}

/** How many decimal digits an integer has; 1 for zero. */
export function digitsOfBig(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < 1_000_000_000_000_000_000n) return String(magnitude).length;
  // The length in hexadecimal is cheap and bounds the length in decimal to within one or two.
  const hexDigits = magnitude.toString(16).length;
  let estimate = Math.max(1, Math.floor((hexDigits - 1) * 1.2041199826559248));
  while (magnitude >= pow10Big(estimate)) estimate += 1;
  return estimate;
}

/** numerator / denominator × 10^-scale to 34 significant digits, half-even. */
export function divideBig(
  numerator: bigint,
  denominator: bigint,
  scale: number,
): { quotient: bigint; scale: number } {
  if (numerator === 0n) return { quotient: 0n, scale: 0 };
  const shift = PRECISION_DIGITS + digitsOfBig(denominator) - digitsOfBig(numerator) + 1;
  const shifted = shift >= 0 ? numerator * pow10Big(shift) : numerator;
  const divisor = shift >= 0 ? denominator : denominator * pow10Big(-shift);
  const truncated = shifted / divisor;
  const excess = digitsOfBig(truncated) - PRECISION_DIGITS;
  if (excess <= 0) {
    return { quotient: roundQuotientBig(shifted, divisor, 'half-even'), scale: scale + shift };
  }
  return {
    quotient: roundQuotientBig(shifted, divisor * pow10Big(excess), 'half-even'),
    scale: scale + shift - excess,
  };
}

/** How a digit that has no room is dropped. `half-up` goes away from zero at the tie. */
export const ROUNDING_MODES = [
  'half-up',
  'half-even',
  'half-down',
  'down',
  'up',
  'floor',
  'ceiling',
] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Whether the truncated quotient must move one unit away from zero. */
function movesAway(
  mode: RoundingMode,
  tie: -1 | 0 | 1,
  quotientIsOdd: boolean,
  negative: boolean,
): boolean {
  switch (mode) {
    case 'half-up':
      return tie >= 0;
    case 'half-even':
      return tie > 0 || (tie === 0 && quotientIsOdd);
    case 'half-down':
      return tie > 0;
    case 'down':
      return false;
    case 'up':
      return true;
    case 'floor':
      return negative;
    case 'ceiling':
      return !negative;
  }
}

/** value / divisor to an integer; safe integers, divisor positive. */
export function roundQuotientSmall(value: number, divisor: number, mode: RoundingMode): number {
  const remainder = value % divisor;
  const quotient = (value - remainder) / divisor + 0;
  if (remainder === 0) return quotient;
  const negative = value < 0;
  const distance = Math.abs(remainder);
  const rest = divisor - distance;
  const tie = distance < rest ? -1 : distance > rest ? 1 : 0;
  if (!movesAway(mode, tie, quotient % 2 !== 0, negative)) return quotient;
  return negative ? quotient - 1 : quotient + 1;
}

/** value / divisor to an integer; divisor of either sign, not zero. */
export function roundQuotientBig(value: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = value / divisor;
  const remainder = value % divisor;
  if (remainder === 0n) return quotient;
  const negative = value < 0n !== divisor < 0n;
  const distance = remainder < 0n ? -remainder : remainder;
  const rest = (divisor < 0n ? -divisor : divisor) - distance;
  const tie = distance < rest ? -1 : distance > rest ? 1 : 0;
  if (!movesAway(mode, tie, quotient % 2n !== 0n, negative)) return quotient;
  return negative ? quotient - 1n : quotient + 1n;
}

import { Decimal } from '#engine/core/decimal';

const DIGITS = 6;

/** A part of a whole as decimal text, for people; nothing of nothing is 0. */
export function shareOf(part: number | string, whole: number | string): string {
  const of = Decimal.of(String(whole));
  if (of.sign() === 0) return '0';
  return Decimal.of(String(part)).dividedBy(of).round(DIGITS, 'half-even').toString();
}

import { Decimal } from '#engine/core/decimal';
import { roundSum, roundToTotal } from './round-to-total.ts';
import type { InvoicePolicy, PricedLine } from './types.ts';

/** What a line is to be billed with, exact. */
const exactOf = ({ isWaived, amountUnrounded }: PricedLine): Decimal =>
  isWaived ? Decimal.ZERO : amountUnrounded;

/** Money of each line: rounded once per line, or once for all of them. */
export function roundLines(lines: readonly PricedLine[], policy: InvoicePolicy): Decimal[] {
  const { digits, mode, per } = policy;
  if (per === 'invoice') {
    const exact = lines.map(exactOf);
    return roundToTotal(exact, roundSum(exact, digits, mode), digits);
  }
  const amounts = lines.map((line) => exactOf(line).round(digits, mode));
  if (lines.some((line) => line.segmentOf !== null)) settleSegments(lines, amounts, policy);
  return amounts;
}

/** Parts of one period sum to what the whole would round to: the last part takes the residue. */
function settleSegments(
  lines: readonly PricedLine[],
  amounts: Decimal[],
  { digits, mode }: InvoicePolicy,
): void {
  const exact = new Map<string, Decimal>();
  const given = new Map<string, Decimal>();
  const last = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const { segmentOf } = line;
    if (segmentOf === null) continue;
    exact.set(segmentOf, (exact.get(segmentOf) ?? Decimal.ZERO).plus(exactOf(line)));
    given.set(segmentOf, (given.get(segmentOf) ?? Decimal.ZERO).plus(amounts[index] as Decimal));
    last.set(segmentOf, index);
  }
  for (const [segment, index] of last) {
    const target = (exact.get(segment) as Decimal).round(digits, mode);
    const residue = target.minus(given.get(segment) as Decimal);
    if (!residue.isZero()) amounts[index] = (amounts[index] as Decimal).plus(residue);
  }
}

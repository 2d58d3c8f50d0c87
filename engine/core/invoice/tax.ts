import { Decimal } from '#engine/core/decimal';
import { roundToTotal } from './round-to-total.ts';
import type { InvoicePolicy, PricedLine, TaxTotal } from './types.ts';

interface TaxGroup extends TaxTotal {
  lines: number[];
}

function groupByTax(lines: readonly PricedLine[], amounts: readonly Decimal[]): TaxGroup[] {
  const groups: TaxGroup[] = [];
  for (const [index, { tax }] of lines.entries()) {
    if (tax === null) continue;
    const amount = amounts[index] as Decimal;
    const group = groups.find(
      (candidate) =>
        candidate.category === tax.category &&
        candidate.mode === tax.mode &&
        candidate.ratePercent.equals(tax.ratePercent),
    );
    if (group) {
      group.base = group.base.plus(amount);
      group.lines.push(index);
    } else {
      groups.push({ ...tax, base: amount, amount: Decimal.ZERO, lines: [index] });
    }
  }
  return groups;
}

/**
 * Tax by category, rate and mode: rounded once on the sum of the group, then split over its lines
 * by largest remainder, so that the lines' tax sums to the group's.
 */
export function computeTaxes(
  lines: readonly PricedLine[],
  amounts: readonly Decimal[],
  { digits, mode }: InvoicePolicy,
): { taxes: TaxTotal[]; byLine: Decimal[] } {
  const byLine = lines.map(() => Decimal.ZERO);
  const taxes = groupByTax(lines, amounts).map(({ lines: members, ...group }) => {
    const { ratePercent } = group;
    const taxOf = (base: Decimal): Decimal =>
      group.mode === 'inclusive'
        ? base.times(ratePercent).dividedBy(Decimal.HUNDRED.plus(ratePercent))
        : base.times(ratePercent).shifted(-2);
    const amount = taxOf(group.base).round(digits, mode);
    if (members.length === 1) {
      byLine[members[0] as number] = amount;
    } else {
      const exact = members.map((index) => taxOf(amounts[index] as Decimal));
      const parts = roundToTotal(exact, amount, digits);
      for (const [position, index] of members.entries()) byLine[index] = parts[position] as Decimal;
    }
    return { ...group, amount };
  });
  return { taxes, byLine };
}

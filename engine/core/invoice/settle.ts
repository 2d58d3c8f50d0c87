import { Decimal } from '#engine/core/decimal';
import { cashRounding } from '#engine/core/money';
import { roundLines } from './round-lines.ts';
import { computeTaxes } from './tax.ts';
import type { InvoiceDraft, InvoicePolicy, PricedLine, SettledLine } from './types.ts';

function roundingLine(difference: Decimal): SettledLine {
  return {
    item: 'cash-rounding',
    kind: 'rounding',
    name: { zh: '抹零', en: 'Cash rounding' },
    quantity: null,
    unitPrice: null,
    amountUnrounded: difference,
    amount: difference,
    tax: null,
    taxAmount: Decimal.ZERO,
    itemId: null,
    subscriptionId: null,
    period: null,
    design: null,
    module: null,
    segmentOf: null,
    explanation: [],
  };
}

/** From exact lines to money: rounding, tax, cash rounding, totals. */
export function settle(lines: readonly PricedLine[], policy: InvoicePolicy): InvoiceDraft {
  const amounts = roundLines(lines, policy);
  const { taxes, byLine } = computeTaxes(lines, amounts, policy);
  const settled: SettledLine[] = [];
  let subtotal = Decimal.ZERO;
  let tax = Decimal.ZERO;
  for (let index = 0; index < lines.length; index += 1) {
    const amount = amounts[index] as Decimal;
    const taxAmount = byLine[index] as Decimal;
    const line = lines[index] as PricedLine;
    settled.push({ ...line, amount, taxAmount });
    subtotal = subtotal.plus(line.tax?.mode === 'inclusive' ? amount.minus(taxAmount) : amount);
    tax = tax.plus(taxAmount);
  }
  const due = subtotal.plus(tax);
  const rounding = policy.cash ? cashRounding(due, policy.cash) : Decimal.ZERO;
  if (!rounding.isZero()) settled.push(roundingLine(rounding));
  return {
    currency: policy.currency,
    lines: settled,
    taxes,
    subtotal,
    tax,
    rounding,
    total: due.plus(rounding),
  };
}

import type { Decimal } from '#engine/core/decimal';
import type { Computed, ComputedLine } from '#schemas';
import type { InvoiceDraft, SettledLine } from './types.ts';

function lineToJson(line: SettledLine, digits: number): ComputedLine {
  const { tax, taxAmount } = line;
  return {
    item: line.item,
    kind: line.kind,
    name: line.name,
    quantity: line.quantity?.toString() ?? null,
    unitPrice: line.unitPrice?.toString() ?? null,
    amountUnrounded: line.amountUnrounded.toString(),
    amount: line.amount.toFixed(digits),
    tax: tax && {
      category: tax.category,
      ratePercent: tax.ratePercent.toString(),
      mode: tax.mode,
      amount: taxAmount.toFixed(digits),
    },
    ...(line.itemId !== null && { itemId: line.itemId }),
    ...(line.subscriptionId !== null && { subscriptionId: line.subscriptionId }),
    ...(line.period && { period: line.period }),
    ...(line.design !== null && { design: line.design }),
    ...(line.explanation.length > 0 && { explanation: line.explanation }),
  } as ComputedLine;
}

/** The draft as plain data (schemas/computation.schema.json). */
export function toComputation(draft: InvoiceDraft, digits: number): Computed {
  const money = (amount: Decimal): string => amount.toFixed(digits);
  return {
    currency: draft.currency,
    lines: draft.lines.map((line) => lineToJson(line, digits)),
    taxes: draft.taxes.map((tax) => ({
      category: tax.category,
      ratePercent: tax.ratePercent.toString(),
      mode: tax.mode,
      base: money(tax.base),
      amount: money(tax.amount),
    })),
    subtotal: money(draft.subtotal),
    tax: money(draft.tax),
    rounding: money(draft.rounding),
    total: money(draft.total),
  };
}

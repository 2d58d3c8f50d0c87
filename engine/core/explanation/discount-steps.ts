import { Decimal, formatFigure } from '#engine/core/decimal';
import type { LocalText, PlanModule } from '#schemas';
import { moneyFigure } from './figure.ts';
import type { PlacedReduction } from './traced-invoice.ts';
import type { ReceiptStep, ReductionShown } from './types.ts';

/** What a discount took off each line, by the numbers that the lines have on the invoice. */
export function reductionsShown(
  reductions: readonly PlacedReduction[],
  digits: number,
): ReductionShown[] {
  return reductions.map(({ target, left, amount, position }) => ({
    lineNo: position + 1,
    name: target.name,
    left: moneyFigure(left, digits),
    amount: moneyFigure(amount.negated(), digits),
  }));
}

const SCOPES: Record<NonNullable<PlanModule['discount']>['scope'], LocalText> = {
  item: { zh: '逐项优惠', en: 'off each item' },
  plan: { zh: '整个套餐共享', en: 'off the whole plan' },
  invoice: { zh: '整张账单共享', en: 'off the whole invoice' },
};

function reductionStep(shown: ReductionShown, terms: PlanModule['discount']): ReceiptStep {
  const { name, left, amount } = shown;
  const percent = terms?.kind === 'percentage' ? formatFigure(Decimal.of(terms.value)) : undefined;
  const rule = percent === undefined ? undefined : `${left.text} × ${percent}%`;
  return {
    kind: 'charge',
    node: null,
    text: { zh: `优惠“${name.zh}”`, en: `Off ${name.en}` },
    rule:
      rule === undefined
        ? { zh: `原 ${left.text}`, en: `of ${left.text}` }
        : { zh: rule, en: rule },
    figure: amount,
  };
}

/** The terms of a discount and what it took off each line. */
export function discountSteps(
  shown: readonly ReductionShown[],
  terms: PlanModule['discount'],
): ReceiptStep[] {
  const steps = shown.map((reduction) => reductionStep(reduction, terms));
  if (!terms) return steps;
  const worth = formatFigure(Decimal.of(terms.value));
  const text =
    terms.kind === 'percentage'
      ? { zh: `优惠 ${worth}%`, en: `${worth}% off` }
      : { zh: `优惠 ${worth}`, en: `${worth} off` };
  return [{ kind: 'fact', node: null, text, rule: SCOPES[terms.scope], figure: null }, ...steps];
}

import { Decimal, type RoundingMode } from '#engine/core/decimal';
import type { InvoiceDraft, InvoicePolicy, SettledLine } from '#engine/core/invoice';
import { shown } from '#engine/core/node';
import type { LocalText } from '#schemas';
import { moneyFigure } from './figure.ts';
import type { ReceiptStep } from './types.ts';

const MODES: Record<RoundingMode, LocalText> = {
  'half-up': { zh: '四舍五入', en: 'half up' },
  'half-even': { zh: '四舍六入五取偶', en: 'half to even' },
  'half-down': { zh: '五舍六入', en: 'half down' },
  down: { zh: '舍去尾数', en: 'cut off' },
  up: { zh: '进位', en: 'up' },
  floor: { zh: '向下取整', en: 'down' },
  ceiling: { zh: '向上取整', en: 'up' },
};

function roundingRule(line: SettledLine, { digits, mode, per }: InvoicePolicy): LocalText {
  if (line.isWaived) return { zh: '低于零，不计费', en: 'below zero, nothing is billed' };
  if (line.amount.equals(line.amountUnrounded.round(digits, mode))) {
    return {
      zh: `${MODES[mode].zh}，保留 ${digits} 位小数`,
      en: `${MODES[mode].en}, to ${digits} digits`,
    };
  }
  return per === 'invoice'
    ? { zh: '各行一并取整，使合计准确', en: 'all lines rounded together, so that they add up' }
    : {
        zh: '同一账期分段计费，尾差计入最后一段',
        en: 'the period was billed in parts; the last part takes the remainder',
      };
}

function roundingStep(line: SettledLine, policy: InvoicePolicy): ReceiptStep[] {
  if (line.amount.equals(line.amountUnrounded)) return [];
  return [
    {
      kind: 'rounding',
      node: null,
      text: { zh: '取整', en: 'Rounded' },
      rule: roundingRule(line, policy),
      figure: moneyFigure(line.amount, policy.digits),
    },
  ];
}

/** How the tax of a line came about; tax is computed once on all lines of one rate. */
function taxRule(line: SettledLine, draft: InvoiceDraft): LocalText {
  const { tax, amount } = line;
  if (!tax) return { zh: '', en: '' };
  const rate = shown(tax.ratePercent);
  const base = shown(amount);
  const sum =
    tax.mode === 'inclusive'
      ? `${base} × ${rate} ÷ ${shown(Decimal.HUNDRED.plus(tax.ratePercent))}`
      : `${base} × ${rate}%`;
  const isAlone = draft.lines.filter((other) => isSameTax(other, line)).length === 1;
  if (isAlone) return { zh: sum, en: sum };
  return {
    zh: `${sum}；同税率各行合并计税后分摊到本行`,
    en: `${sum}; tax is computed once on all lines of this rate and shared among them`,
  };
}

function isSameTax({ tax: left }: SettledLine, { tax: right }: SettledLine): boolean {
  return (
    left !== null &&
    right !== null &&
    left.category === right.category &&
    left.mode === right.mode &&
    left.ratePercent.equals(right.ratePercent)
  );
}

function taxStep(line: SettledLine, draft: InvoiceDraft, digits: number): ReceiptStep[] {
  if (!line.tax) return [];
  const rate = shown(line.tax.ratePercent);
  const text =
    line.tax.mode === 'inclusive'
      ? { zh: `其中含税 ${rate}%`, en: `Of it ${rate}% tax` }
      : { zh: `另加税 ${rate}%`, en: `Plus ${rate}% tax` };
  return [
    {
      kind: 'tax',
      node: null,
      text,
      rule: taxRule(line, draft),
      figure: moneyFigure(line.taxAmount, digits),
    },
  ];
}

/** The end of every receipt: rounding to money, the line's amount, and its tax. */
export function closingSteps(
  line: SettledLine,
  draft: InvoiceDraft,
  policy: InvoicePolicy,
): ReceiptStep[] {
  return [
    ...roundingStep(line, policy),
    {
      kind: 'amount',
      node: null,
      text: { zh: '本行金额', en: 'Amount of this line' },
      rule: null,
      figure: moneyFigure(line.amount, policy.digits),
    },
    ...taxStep(line, draft, policy.digits),
  ];
}

import type { InvoiceDraft, SettledLine } from '#engine/core/invoice';
import type { LocalText } from '#schemas';
import { grouped } from './figure.ts';
import { periodInWords } from './period-words.ts';
import type { ReceiptStep } from './types.ts';

/** `48.81 元` or `USD 48.81`, `CNY 48.81`. */
function moneyInWords(amount: string, currency: string): LocalText {
  const bare = grouped(amount);
  const en = `${currency} ${bare}`;
  return { zh: currency === 'CNY' ? `${bare} 元` : en, en };
}

function opening(line: SettledLine, currency: string, digits: number): LocalText {
  const { zh: name, en: enName } = line.name;
  const amount = moneyInWords(line.amount.toFixed(digits), currency);
  if (!line.period) return { zh: `${name}：${amount.zh}。`, en: `${enName}: ${amount.en}.` };
  const when = periodInWords(line.period.start, line.period.end);
  return {
    zh: `${name}（${when.zh}）：${amount.zh}。`,
    en: `${enName} (${when.en}): ${amount.en}.`,
  };
}

function taxSentence(line: SettledLine, { currency }: InvoiceDraft, digits: number): LocalText[] {
  if (!line.tax || line.taxAmount.isZero()) return [];
  const tax = moneyInWords(line.taxAmount.abs().toFixed(digits), currency);
  const rate = line.tax.ratePercent.toString();
  if (line.taxAmount.sign() < 0) {
    return [
      { zh: `${rate}% 的税相应减少 ${tax.zh}。`, en: `The ${rate}% tax is less by ${tax.en}.` },
    ];
  }
  return [
    line.tax.mode === 'inclusive'
      ? { zh: `其中含 ${rate}% 的税 ${tax.zh}。`, en: `That includes ${rate}% tax of ${tax.en}.` }
      : { zh: `另加 ${rate}% 的税 ${tax.zh}。`, en: `To this comes ${rate}% tax of ${tax.en}.` },
  ];
}

const ended = ({ zh, en }: LocalText): LocalText => ({ zh: `${zh}。`, en: `${en}.` });

/** What a customer is told: what and how much, how it came about, and the tax. */
export function sentencesOf(
  line: SettledLine,
  draft: InvoiceDraft,
  digits: number,
  middle: readonly LocalText[],
  steps: readonly ReceiptStep[],
): LocalText[] {
  const rounding = steps.some(({ kind }) => kind === 'rounding')
    ? [
        {
          zh: `取整后为 ${moneyInWords(line.amount.toFixed(digits), draft.currency).zh}`,
          en: `Rounded, that is ${moneyInWords(line.amount.toFixed(digits), draft.currency).en}`,
        },
      ]
    : [];
  return [
    opening(line, draft.currency, digits),
    ...[...middle, ...rounding].map(ended),
    ...taxSentence(line, draft, digits),
  ];
}

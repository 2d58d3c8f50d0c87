import type { LocalText } from '#schemas';
import type { Term } from './view.ts';

/** A FEEL expression, of which a plain number is one. */
export type Expression = string | number;

const MOST_SHOWN = 48;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** A text that reads the same in both languages. */
export const same = (text: string): LocalText => ({ zh: text, en: text });

export const isNumber = (expression: Expression): boolean =>
  typeof expression === 'number' || NUMBER.test(expression.trim());

/** An expression on one line, cut where it is long. */
export function short(expression: Expression, most = MOST_SHOWN): string {
  const text = String(expression).replace(/\s+/g, ' ').trim();
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Parts one after the other, those that are missing left out. */
export function join(
  parts: readonly (LocalText | undefined)[],
  separator: LocalText = same(' · '),
): LocalText {
  const present = parts.filter((part) => part !== undefined);
  return {
    zh: present.map(({ zh }) => zh).join(separator.zh),
    en: present.map(({ en }) => en).join(separator.en),
  };
}

export const COMMA: LocalText = { zh: '，', en: ', ' };

export const term = (label: LocalText, value: LocalText): Term => ({ label, value });

/** A term of an expression; as code unless it is a plain number. */
export const formulaTerm = (label: LocalText, expression: Expression): Term => ({
  label,
  value: same(String(expression)),
  ...(isNumber(expression) ? {} : { code: true }),
});

/** The terms whose expression is given. */
export function givenTerms(
  pairs: readonly (readonly [LocalText, Expression | undefined])[],
): Term[] {
  return pairs.flatMap(([label, expression]) =>
    expression === undefined ? [] : [formulaTerm(label, expression)],
  );
}

export const YES: LocalText = { zh: '是', en: 'yes' };
export const NO: LocalText = { zh: '否', en: 'no' };

const NEGATIVE_QUANTITY = {
  refuse: { zh: '拒绝出账', en: 'the bill is refused' },
  zero: { zh: '按零计', en: 'counts as zero' },
  allow: { zh: '照算，用于更正', en: 'counts, as a correction' },
} as const;

/** What happens to a quantity below zero. */
export function negativeTerm(policy: keyof typeof NEGATIVE_QUANTITY = 'refuse'): Term {
  return term({ zh: '用量为负', en: 'Quantity below zero' }, NEGATIVE_QUANTITY[policy]);
}

export const prorated = (isProrated: boolean): LocalText | undefined =>
  isProrated ? { zh: '按天折算', en: 'prorated' } : undefined;

export const proratedTerm = (isProrated: boolean) =>
  term({ zh: '随周期折算', en: 'Shrinks with the period' }, isProrated ? YES : NO);

import { Decimal, formatFigure } from '#engine/core/decimal';
import { type FeelValue, formatValue, isList } from '#engine/core/feel';
import { valueLabel } from '#engine/core/node';
import type { LocalText } from '#schemas';
import type { Figure } from './types.ts';

/** A number that is no money. */
export function numberFigure(value: Decimal): Figure {
  return { text: formatFigure(value), exact: value.toString(), unit: 'number' };
}

/** Money with the digits of its currency; what is not rounded yet shows more of them. */
export function moneyFigure(value: Decimal, digits: number): Figure {
  const isMoney = value.normalized().scale <= digits;
  const bare = isMoney ? value.toFixed(digits) : formatFigure(value);
  return { text: isMoney ? grouped(bare) : bare, exact: value.toString(), unit: 'money' };
}

/** Any value that is no charge. */
export function valueFigure(value: FeelValue): Figure {
  if (value instanceof Decimal) return numberFigure(value);
  const text = formatValue(value);
  return {
    text,
    exact: text,
    unit: 'text',
    ...(isList(value) && { words: entries(value.length) }),
  };
}

/** A list, such as the readings of a month, is no figure on a receipt: how long it is will do. */
const entries = (count: number): LocalText => ({
  zh: `${count} 条`,
  en: count === 1 ? '1 entry' : `${count} entries`,
});

/** A value that a design may have a name for. */
export function namedFigure(
  value: FeelValue,
  labels: Readonly<Record<string, LocalText>> | undefined,
): Figure {
  const figure = valueFigure(value);
  if (figure.words) return figure;
  const words = valueLabel(labels, value);
  return words.zh === figure.text && words.en === figure.text ? figure : { ...figure, words };
}

/** `1234.50` as `1,234.50`. */
export function grouped(text: string): string {
  const [whole = '0', fraction] = text.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

import { Decimal } from './decimal.ts';

/** Up to here a number is shown as it is. */
const MOST_DIGITS = 6;
const SHOWN_DIGITS = 4;

function group(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How many digits after the point keep four significant ones of a number below 1. */
function digitsOf(value: Decimal): number {
  const [, fraction = ''] = value.abs().toString().split('.');
  const zeros = fraction.length - fraction.replace(/^0+/, '').length;
  return Math.max(SHOWN_DIGITS, Math.min(zeros, 30) + SHOWN_DIGITS);
}

function shorten(value: Decimal): Decimal {
  if (value.normalized().scale <= MOST_DIGITS) return value;
  const isSmall = value.abs().compare(Decimal.ONE) < 0;
  return value.round(isSmall ? digitsOf(value) : SHOWN_DIGITS, 'half-up');
}

/**
 * A number for people: thousands in groups, and a long fraction cut to four digits (below 1 to four
 * significant ones). For reading only; `toString` has the number itself.
 */
export function formatFigure(value: Decimal): string {
  const [whole = '0', fraction] = shorten(value).toString().split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const grouped = group(sign ? whole.slice(1) : whole);
  return fraction === undefined ? sign + grouped : `${sign}${grouped}.${fraction}`;
}

/** `= 43.5`, or `≈ 43.3226` where the figure is shorter than the number. */
export function equalsFigure(value: Decimal): string {
  return `${shorten(value).equals(value) ? '=' : '≈'} ${formatFigure(value)}`;
}

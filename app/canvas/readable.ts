import { Decimal, formatFigure } from '#engine/core/decimal';

/** A value of a trace for people: a number with its thousands, cut where its fraction is long. */
export function readable(value: string): string {
  const decimal = Decimal.parse(value);
  return decimal ? formatFigure(decimal) : value;
}

const CHIP_DIGITS = 2;

/** The same in the little room of an edge: two digits behind the point where there are more. */
export function readableShort(value: string): string {
  const decimal = Decimal.parse(value);
  if (!decimal) return value;
  const isSmall = decimal.abs().compare(Decimal.ONE) < 0;
  return formatFigure(isSmall ? decimal : decimal.round(CHIP_DIGITS, 'half-up'));
}

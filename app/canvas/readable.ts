import { Decimal, formatFigure } from '#engine/core/decimal';

/** A value of a trace for people: a number with its thousands, cut where its fraction is long. */
export function readable(value: string): string {
  const decimal = Decimal.parse(value);
  return decimal ? formatFigure(decimal) : value;
}

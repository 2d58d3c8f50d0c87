import { Decimal, formatFigure } from '#engine/core/decimal';

/** A quantity, price or rate as people read it; nothing for none, a mask as it is. */
export function figureText(value: string | null): string {
  if (value === null) return '';
  const decimal = Decimal.parse(value);
  return decimal ? formatFigure(decimal) : value;
}

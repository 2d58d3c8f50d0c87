import { Decimal, equalsFigure, formatFigure } from '#engine/core/decimal';
import { type FeelValue, formatValue } from '#engine/core/feel';
import type { LocalText } from '#engine/core/issue';

/** The same in both languages. */
export const same = (text: string): LocalText => ({ zh: text, en: text });

/** A value as people read it. */
export function shown(value: FeelValue | undefined): string {
  if (value instanceof Decimal) return formatFigure(value);
  if (value === undefined || value === null) return '–';
  return formatValue(value);
}

/** `= 43.5` or `≈ 43.3226`; of what is no number `: text`. */
export function equals(value: FeelValue | undefined): string {
  return value instanceof Decimal ? equalsFigure(value) : `= ${shown(value)}`;
}

/** «bound ≤ 200», «over 50, up to 200», «over 200». */
export function tierBounds(lower: Decimal, upTo: Decimal | null): LocalText {
  const low = formatFigure(lower);
  if (upTo === null) return { zh: `${low} 以上`, en: `over ${low}` };
  const high = formatFigure(upTo);
  if (lower.isZero()) return { zh: `不超过 ${high}`, en: `up to ${high}` };
  return { zh: `${low} 以上至 ${high}`, en: `over ${low}, up to ${high}` };
}

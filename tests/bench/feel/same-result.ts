import { Decimal } from '#engine/core/decimal';
import { type FeelValue, formatTemporal, isContext, isList } from '#engine/core/feel';

/** feelin counts in binary floats; beyond this they are different results. */
const TOLERANCE = 1e-9;

/** Whether feelin's result says the same as ours. */
export function sameResult(ours: FeelValue, feelin: unknown): boolean {
  if (ours instanceof Decimal) {
    if (typeof feelin !== 'number') return false;
    return Math.abs(Number(ours.toString()) - feelin) <= TOLERANCE * Math.max(1, Math.abs(feelin));
  }
  if (isList(ours)) {
    return (
      Array.isArray(feelin) &&
      feelin.length === ours.length &&
      ours.every((item, index) => sameResult(item, feelin[index]))
    );
  }
  if (isContext(ours)) {
    return [...ours].every(([key, value]) =>
      sameResult(value, (feelin as Record<string, unknown> | null)?.[key]),
    );
  }
  const text = formatTemporal(ours);
  return text === undefined ? ours === feelin : text === String(feelin);
}

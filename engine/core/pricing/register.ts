import { Decimal } from '#engine/core/decimal';

/** What a meter counted between two readings. */
export interface Counted {
  units: Decimal;
  /** Whether the register went over its end and began at zero again. */
  isRolledOver: boolean;
}

/**
 * The units between two readings of one register.
 * @param digits of the register before the point; undefined where it can't roll over
 * @returns undefined where the later reading is below the earlier one and the register has no end
 */
export function registerUnits(
  from: Decimal,
  to: Decimal,
  digits: number | undefined,
): Counted | undefined {
  if (to.compare(from) >= 0) return { units: to.minus(from), isRolledOver: false };
  if (digits === undefined) return undefined;
  return { units: to.plus(Decimal.ONE.shifted(digits)).minus(from), isRolledOver: true };
}

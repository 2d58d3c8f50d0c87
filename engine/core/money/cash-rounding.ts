import { Decimal } from '#engine/core/decimal';

export interface CashRounding {
  /** Smallest amount paid in cash: 0.1, 1, 0.05. */
  unit: Decimal;
  /** Towards zero, to the nearest (the tie away from zero), away from zero. */
  mode: 'down' | 'nearest' | 'up';
}

const MODES = { down: 'down', nearest: 'half-up', up: 'up' } as const;

/** What must be added to an amount so that it can be paid in cash (抹零): a line of its own. */
export function cashRounding(amount: Decimal, { unit, mode }: CashRounding): Decimal {
  if (unit.sign() <= 0) throw new RangeError(`the unit of cash must be positive, not ${unit}`);
  const scale = Math.max(amount.scale, unit.scale, 0);
  const amountMinor = Decimal.ofBig(amount.toMinor(scale) as bigint, 0);
  const unitMinor = Decimal.ofBig(unit.toMinor(scale) as bigint, 0);
  const rounded = amountMinor.dividedBy(unitMinor).round(0, MODES[mode]).times(unit);
  return rounded.minus(amount);
}

import { Decimal } from '#engine/core/decimal';
import type { FirstFlat, TierLadder, TierPart } from './tiers.ts';

/** A change of the units within a period: in full, and by the part of the period it was there. */
export interface UnitChange {
  full: Decimal;
  prorated: Decimal;
}

const least = (left: Decimal, right: Decimal): Decimal => (left.compare(right) <= 0 ? left : right);
const most = (left: Decimal, right: Decimal): Decimal => (left.compare(right) >= 0 ? left : right);

/** How many units between two totals a tier holds. */
export function covered({ lower, upTo }: TierLadder[number], low: Decimal, high: Decimal): Decimal {
  const units = (upTo === null ? high : least(high, upTo)).minus(most(low, lower));
  return units.sign() > 0 ? units : Decimal.ZERO;
}

/** Something that wasn't there in the period, or the end of something that wasn't. */
function isOutside({ full, prorated }: UnitChange, before: Decimal): boolean {
  if (full.isZero()) return true;
  return prorated.isZero() && (full.sign() > 0 || before.plus(full).sign() < 0);
}

/** What one change costs, added to its tiers' prorated units. Below zero is no tier. */
function changeAmount(
  ladder: TierLadder,
  { full, prorated }: UnitChange,
  before: Decimal,
  units: Decimal[],
): Decimal {
  const after = before.plus(full);
  const [low, high] = full.sign() > 0 ? [before, after] : [after, before];
  let price = Decimal.ZERO;
  for (const [index, tier] of ladder.entries()) {
    const held = covered(tier, low, high);
    if (held.isZero()) continue;
    price = price.plus(held.times(tier.price));
    const part = held.times(prorated).dividedBy(full.abs());
    units[index] = (units[index] ?? Decimal.ZERO).plus(part);
  }
  return price.times(prorated).dividedBy(full.abs());
}

/**
 * Graduated tiers over units that came and went within the period. The tiers of a change are those
 * between the full units before and after it: what is added fills upward, what is removed empties
 * from the top. Its price is that of its prorated units; flat fees follow the most units there were.
 * @param parts receives what each open tier contributed
 */
export function proratedGraduated(
  ladder: TierLadder,
  changes: readonly UnitChange[],
  firstFlat: FirstFlat,
  parts?: TierPart[],
): Decimal {
  let total = Decimal.ZERO;
  let peak = Decimal.ZERO;
  let amount = Decimal.ZERO;
  const units: Decimal[] = [];
  for (const change of changes) {
    if (isOutside(change, total)) continue;
    amount = amount.plus(changeAmount(ladder, change, total, units));
    total = total.plus(change.full);
    peak = most(peak, total);
  }
  if (total.sign() < 0) return Decimal.ZERO;
  if (firstFlat === 'when-used' && peak.isZero()) return Decimal.ZERO;
  const isBelowZero = amount.sign() < 0;
  if (isBelowZero) amount = Decimal.ZERO;
  for (const [tier, { lower, price, flat }] of ladder.entries()) {
    if (tier > 0 && peak.compare(lower) <= 0) break;
    const quantity = isBelowZero ? Decimal.ZERO : (units[tier] ?? Decimal.ZERO);
    parts?.push({ tier, quantity, price, flat, amount: quantity.times(price).plus(flat) });
    amount = amount.plus(flat);
  }
  return amount;
}

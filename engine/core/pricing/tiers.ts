import { Decimal } from '#engine/core/decimal';

/** A tier by its upper bound, inclusive; null: without bound. */
export interface Tier {
  upTo: Decimal | null;
  /** Price of a unit. */
  price: Decimal;
  /** Flat fee of the tier. */
  flat: Decimal;
}

/** What one tier contributed. */
export interface TierPart {
  tier: number;
  quantity: Decimal;
  price: Decimal;
  flat: Decimal;
  amount: Decimal;
}

export type FirstFlat = 'always' | 'when-used';

/** A tier with what follows from those below it, computed once for many quantities. */
interface LadderStep extends Tier {
  lower: Decimal;
  /** How many units it holds, and what they cost with the flat fee; null without bound. */
  width: Decimal | null;
  whole: Decimal | null;
}

export type TierLadder = readonly LadderStep[];

function priceUnits(units: Decimal, { price, flat }: Tier): Decimal {
  const priced = units.times(price);
  return flat.isZero() ? priced : priced.plus(flat);
}

/** Prepares tiers for `graduated`; their bounds must not go down. */
export function tierLadder(tiers: readonly Tier[]): TierLadder {
  let lower = Decimal.ZERO;
  return tiers.map((tier) => {
    const width = tier.upTo === null ? null : tier.upTo.minus(lower);
    const step = { ...tier, lower, width, whole: width === null ? null : priceUnits(width, tier) };
    lower = tier.upTo ?? lower;
    return step;
  });
}

/**
 * Each unit at its own tier's price, plus the flat fee of every tier opened. A tier opens when the
 * quantity exceeds its lower bound, the first also at zero unless `firstFlat` says otherwise.
 * @param quantity zero or more, and not beyond the last tier
 * @param parts receives what each open tier contributed
 */
export function graduated(
  ladder: TierLadder,
  quantity: Decimal,
  firstFlat: FirstFlat,
  parts?: TierPart[],
): Decimal {
  let amount = Decimal.ZERO;
  if (firstFlat === 'when-used' && quantity.isZero()) return amount;
  for (let index = 0; index < ladder.length; index += 1) {
    const step = ladder[index] as LadderStep;
    const { upTo, width, whole } = step;
    const isFull = upTo !== null && quantity.compare(upTo) > 0;
    const units = isFull && width ? width : quantity.minus(step.lower);
    const contribution = isFull && whole ? whole : priceUnits(units, step);
    parts?.push({
      tier: index,
      quantity: units,
      price: step.price,
      flat: step.flat,
      amount: contribution,
    });
    amount = index === 0 ? contribution : amount.plus(contribution);
    if (!isFull) break;
  }
  return amount;
}

/** Index of the tier whose bounds hold the quantity; -1 beyond the last. */
export function tierHolding(tiers: readonly Tier[], quantity: Decimal): number {
  for (let index = 0; index < tiers.length; index += 1) {
    const { upTo } = tiers[index] as Tier;
    if (upTo === null || quantity.compare(upTo) <= 0) return index;
  }
  return -1;
}

/** All units at the price of the tier that holds the quantity, plus its flat fee. */
export function volume(tier: Tier, quantity: Decimal): Decimal {
  return quantity.times(tier.price).plus(tier.flat);
}

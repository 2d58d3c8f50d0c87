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

/**
 * Each unit at its own tier's price, plus the flat fee of every tier opened. A tier opens when the
 * quantity exceeds its lower bound, the first also at zero unless `firstFlat` says otherwise.
 * @param quantity zero or more
 * @param parts receives what each open tier contributed
 */
export function graduated(
  tiers: readonly Tier[],
  quantity: Decimal,
  firstFlat: FirstFlat,
  parts?: TierPart[],
): Decimal {
  let amount = Decimal.ZERO;
  let lower = Decimal.ZERO;
  for (let index = 0; index < tiers.length; index += 1) {
    const tier = tiers[index] as Tier;
    const opens = index === 0 && firstFlat === 'always' ? true : quantity.compare(lower) > 0;
    if (!opens) break;
    const end = tier.upTo === null || quantity.compare(tier.upTo) <= 0 ? quantity : tier.upTo;
    const units = end.minus(lower);
    const priced = units.times(tier.price);
    const contribution = tier.flat.isZero() ? priced : priced.plus(tier.flat);
    parts?.push({
      tier: index,
      quantity: units,
      price: tier.price,
      flat: tier.flat,
      amount: contribution,
    });
    amount = index === 0 ? contribution : amount.plus(contribution);
    if (tier.upTo === null) break;
    lower = tier.upTo;
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

import { Decimal } from '#engine/core/decimal';
import { covered } from './prorated.ts';
import type { TierLadder, TierPart } from './tiers.ts';

/**
 * What the units between two totals cost, each at the price of the tier that it lies in; from a
 * higher total to a lower one as a credit, which empties the tiers from the top. Flat fees of tiers
 * don't count.
 * @param parts receives what each tier contributed
 */
export function spanned(
  ladder: TierLadder,
  from: Decimal,
  to: Decimal,
  parts?: TierPart[],
): Decimal {
  const isCredit = to.compare(from) < 0;
  const [low, high] = isCredit ? [to, from] : [from, to];
  let total = Decimal.ZERO;
  for (const [tier, step] of ladder.entries()) {
    const held = covered(step, low, high);
    if (held.isZero()) continue;
    const quantity = isCredit ? held.negated() : held;
    const amount = quantity.times(step.price);
    parts?.push({ tier, quantity, price: step.price, flat: Decimal.ZERO, amount });
    total = total.plus(amount);
  }
  return total;
}

import type { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { LocalText } from '#engine/core/issue';
import { type Tier, tierHolding } from '#engine/core/pricing';
import type { StairstepConfig, VolumeConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { beyondLastTier, readTiers } from './tiers.ts';

interface HeldTierTerms {
  id: NodeKind['id'];
  label: LocalText;
  amount(tier: Tier, units: Decimal): Decimal;
  /** The price of a unit where there is one. */
  unitPrice(tier: Tier): Decimal | null;
}

/** A charge by the one tier whose bounds hold the quantity. */
export function heldTierKind<Config extends VolumeConfig | StairstepConfig>({
  id,
  label,
  amount,
  unitPrice,
}: HeldTierTerms): NodeKind<Config> {
  return {
    id,
    label,
    inputs: () => QUANTITY_IN,
    outputs: () => CHARGE_OUT,

    compile(build) {
      const tiersOf = readTiers(build);
      const quantity = quantityOf(build);
      const slot = build.slot('charge');
      return (frame) => {
        const units = quantity(frame);
        const tiers = tiersOf(frame);
        const index = tierHolding(tiers, units);
        const tier = tiers[index];
        if (!tier) throw beyondLastTier(build, units);
        putCharge(frame, slot, amount(tier, units), units, unitPrice(tier));
        if (frame.details) frame.details[build.index] = index;
      };
    },

    explain: ({ detail, value }) => ({
      zh: `用量 ${value('quantity')} 落在第 ${Number(detail) + 1} 档，费用 ${value('charge')}`,
      en: `Quantity ${value('quantity')} falls into tier ${Number(detail) + 1}: ${value('charge')}`,
    }),
  };
}

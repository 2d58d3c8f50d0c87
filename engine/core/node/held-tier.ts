import type { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { LocalText } from '#engine/core/issue';
import { type Tier, tierHolding } from '#engine/core/pricing';
import type { StairstepConfig, VolumeConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { beyondLastTier, readTiers } from './tiers.ts';
import { equals, same, shown, tierBounds } from './words.ts';

/** The tier that held the quantity, kept for the explanation. */
export interface HeldTier extends Tier {
  tier: number;
  lower: Decimal;
}

interface HeldTierTerms {
  id: NodeKind['id'];
  label: LocalText;
  amount(tier: Tier, units: Decimal): Decimal;
  /** The price of a unit where there is one. */
  unitPrice(tier: Tier): Decimal | null;
  /** The rule in words; undefined where the figure is the tier's own. */
  rule(tier: Tier, units: string): string | undefined;
}

/** A charge by the one tier whose bounds hold the quantity. */
export function heldTierKind<Config extends VolumeConfig | StairstepConfig>({
  id,
  label,
  amount,
  unitPrice,
  rule: rules,
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
        if (frame.details) frame.details[build.index] = { tier: index, ...tier } satisfies HeldTier;
      };
    },

    explain({ detail, value }) {
      const held = detail as HeldTier;
      const number = held.tier + 1;
      const bounds = tierBounds(held.lower, held.upTo);
      const units = shown(value('quantity'));
      const rule = rules(held, units);
      const sum =
        rule === undefined ? shown(value('charge')) : `${rule} ${equals(value('charge'))}`;
      return {
        title: { zh: `第 ${number} 档（${bounds.zh}）`, en: `Tier ${number} (${bounds.en})` },
        ...(rule !== undefined && { rule: same(rule) }),
        mark: { zh: `第 ${number} 档`, en: `tier ${number}` },
        sentence: {
          zh: `用量 ${units} 落在第 ${number} 档（${bounds.zh}）：${sum}`,
          en: `Quantity ${units} falls into tier ${number} (${bounds.en}): ${sum}`,
        },
      };
    },
  };
}

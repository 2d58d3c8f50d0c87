import type { NodeKind } from '#engine/core/graph';
import { type Tier, tierHolding } from '#engine/core/pricing';
import type { StairstepConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { beyondLastTier, readTiers } from './tiers.ts';

export const stairstepKind: NodeKind<StairstepConfig> = {
  id: 'stairstep',
  label: { zh: '按档定额', en: 'Stairstep' },
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
      if (index === -1) throw beyondLastTier(build, units);
      const tier = tiers[index] as Tier;
      putCharge(frame, slot, tier.flat, units, null);
      if (frame.details) frame.details[build.index] = index;
    };
  },

  explain: ({ detail, value }) => ({
    zh: `用量 ${value('quantity')} 落在第 ${Number(detail) + 1} 档，费用 ${value('charge')}`,
    en: `Quantity ${value('quantity')} falls into tier ${Number(detail) + 1}: ${value('charge')}`,
  }),
};

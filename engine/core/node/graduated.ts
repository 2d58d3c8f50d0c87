import type { NodeKind } from '#engine/core/graph';
import { graduated, type TierPart } from '#engine/core/pricing';
import type { GraduatedConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { beyondLastTier, explainParts, readTiers } from './tiers.ts';

export const graduatedKind: NodeKind<GraduatedConfig> = {
  id: 'graduated',
  label: { zh: '阶梯分段计费', en: 'Graduated tiers' },
  inputs: () => QUANTITY_IN,
  outputs: () => CHARGE_OUT,

  compile(build) {
    const tiersOf = readTiers(build);
    const quantity = quantityOf(build);
    const firstFlat = build.config.firstFlat ?? 'always';
    const slot = build.slot('charge');
    return (frame) => {
      const units = quantity(frame);
      const tiers = tiersOf(frame);
      const last = tiers.at(-1)?.upTo;
      if (last && units.compare(last) > 0) throw beyondLastTier(build, units);
      const parts: TierPart[] | undefined = frame.details ? [] : undefined;
      putCharge(frame, slot, graduated(tiers, units, firstFlat, parts), units, null);
      if (frame.details) frame.details[build.index] = parts;
    };
  },

  explain: ({ detail, value }) => explainParts(detail as TierPart[], value('charge')),
};

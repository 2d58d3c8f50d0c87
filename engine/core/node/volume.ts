import { formatFigure } from '#engine/core/decimal';
import { volume } from '#engine/core/pricing';
import type { VolumeConfig } from '#schemas';
import { heldTierKind } from './held-tier.ts';
import { QUANTITY_IN } from './ports.ts';

export const volumeKind = heldTierKind<VolumeConfig>({
  id: 'volume',
  label: { zh: '全量阶梯计费', en: 'Volume tiers' },
  inputs: [...QUANTITY_IN, { name: 'full quantity', type: 'any', required: false }],
  amount: volume,
  unitPrice: ({ price }) => price,
  rule: ({ price, flat }, units) => {
    const priced = `${units} × ${formatFigure(price)}`;
    return flat.isZero() ? priced : `${priced} + ${formatFigure(flat)}`;
  },
});

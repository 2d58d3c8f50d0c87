import { formatFigure } from '#engine/core/decimal';
import { volume } from '#engine/core/pricing';
import type { VolumeConfig } from '#schemas';
import { heldTierKind } from './held-tier.ts';

export const volumeKind = heldTierKind<VolumeConfig>({
  id: 'volume',
  label: { zh: '全量阶梯计费', en: 'Volume tiers' },
  amount: volume,
  unitPrice: ({ price }) => price,
  rule: ({ price, flat }, units) => {
    const priced = `${units} × ${formatFigure(price)}`;
    return flat.isZero() ? priced : `${priced} + ${formatFigure(flat)}`;
  },
});

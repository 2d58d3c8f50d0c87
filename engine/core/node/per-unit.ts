import type { NodeKind } from '#engine/core/graph';
import type { PerUnitConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { equals, same, shown } from './words.ts';

export const perUnitKind: NodeKind<PerUnitConfig> = {
  id: 'per-unit',
  label: { zh: '按量计费', en: 'Per unit' },
  inputs: () => QUANTITY_IN,
  outputs: () => CHARGE_OUT,

  compile(build) {
    const price = build.number('/price', build.config.price);
    const quantity = quantityOf(build);
    const slot = build.slot('charge');
    return (frame) => {
      const units = quantity(frame);
      const unitPrice = price(frame);
      putCharge(frame, slot, units.times(unitPrice), units, unitPrice);
    };
  },

  explain({ value }) {
    const quantity = shown(value('quantity'));
    const price = shown(value('unit price'));
    const sum = equals(value('charge'));
    return {
      title: { zh: '数量 × 单价', en: 'Quantity × price' },
      rule: same(`${quantity} × ${price}`),
      sentence: {
        zh: `数量 ${quantity} × 单价 ${price} ${sum}`,
        en: `Quantity ${quantity} × price ${price} ${sum}`,
      },
    };
  },
};

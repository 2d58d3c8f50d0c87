import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { DiscountConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';

export const discountKind: NodeKind<DiscountConfig> = {
  id: 'discount',
  label: { zh: '优惠', en: 'Discount' },
  inputs: () => CHARGE_IN,
  outputs: () => [...CHARGE_OUT, { name: 'discount', type: 'number' }],

  compile(build) {
    const { config } = build;
    const worth = build.number('/value', config.value);
    const charge = build.chargeInput('charge');
    const slot = build.slot('charge');
    const discountSlot = build.slot('discount');
    const isPercentage = config.kind === 'percentage';
    return (frame) => {
      if (!charge) return;
      const amount = charge.amount(frame);
      const value = worth(frame);
      const wanted = isPercentage ? amount.times(value).shifted(-2) : value;
      const most = amount.sign() > 0 ? amount : Decimal.ZERO;
      const discount = wanted.sign() < 0 ? Decimal.ZERO : wanted.compare(most) > 0 ? most : wanted;
      charge.copy(frame, slot, amount.minus(discount));
      frame.slots[discountSlot] = discount.negated();
    };
  },

  explain({ config, value }) {
    const percent = config.kind === 'percentage' ? ` (${config.value} %)` : '';
    return {
      zh: `优惠${percent} ${value('discount')}，优惠后 ${value('charge')}`,
      en: `Discount${percent} ${value('discount')}, leaves ${value('charge')}`,
    };
  },
};

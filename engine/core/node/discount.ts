import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { DiscountConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';
import { same, shown } from './words.ts';

interface UsedDiscount {
  amount: Decimal;
  /** Percent, or an amount. */
  value: Decimal;
  discount: Decimal;
}

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
      if (frame.details) {
        const used: UsedDiscount = { amount, value, discount };
        frame.details[build.index] = used;
      }
      frame.slots[discountSlot] = discount.negated();
    };
  },

  explain({ config, detail, value }) {
    const { amount, value: worth, discount } = detail as UsedDiscount;
    const percent = config.kind === 'percentage' ? ` ${shown(worth)}%` : '';
    const rule = `${shown(amount)} − ${shown(discount)}`;
    return {
      title: { zh: `优惠${percent}`, en: `Discount${percent}` },
      rule: same(rule),
      ...(percent && { mark: same(percent.trim()) }),
      sentence: {
        zh: `优惠${percent}：减 ${shown(discount)}，优惠后 ${shown(value('charge'))}`,
        en: `Discount${percent}: ${shown(discount)} off, leaves ${shown(value('charge'))}`,
      },
    };
  },
};

import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { FlatConfig } from '#schemas';
import { putCharge } from './charge.ts';
import { CHARGE_OUT, NONE } from './ports.ts';
import { shown } from './words.ts';

export const flatKind: NodeKind<FlatConfig> = {
  id: 'flat',
  label: { zh: '固定费用', en: 'Flat fee' },
  inputs: () => NONE,
  outputs: () => CHARGE_OUT,

  compile(build) {
    const price = build.number('/price', build.config.price);
    const slot = build.slot('charge');
    return (frame) => {
      const amount = price(frame);
      putCharge(frame, slot, amount, Decimal.ONE, amount);
    };
  },

  explain({ value }) {
    const fee = shown(value('charge'));
    return {
      title: { zh: '固定费用', en: 'Fixed fee' },
      sentence: { zh: `固定费用 ${fee}`, en: `Fixed fee ${fee}` },
    };
  },
};

import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { TaxConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';

export const taxKind: NodeKind<TaxConfig> = {
  id: 'tax',
  label: { zh: '税', en: 'Tax' },
  inputs: () => CHARGE_IN,
  outputs: () => [...CHARGE_OUT, { name: 'tax', type: 'number' }],

  compile(build) {
    const { category, mode } = build.config;
    const rate = build.number('/ratePercent', build.config.ratePercent);
    const charge = build.chargeInput('charge');
    const slot = build.slot('charge');
    const taxSlot = build.slot('tax');
    return (frame) => {
      if (!charge) return;
      const amount = charge.amount(frame);
      const ratePercent = rate(frame);
      charge.copy(frame, slot, amount);
      frame.taxes[slot] = { category, ratePercent, mode };
      const hundredfold = amount.times(ratePercent);
      frame.slots[taxSlot] =
        mode === 'inclusive'
          ? hundredfold.dividedBy(Decimal.HUNDRED.plus(ratePercent))
          : hundredfold.shifted(-2);
    };
  },

  explain({ config, value }) {
    const included = config.mode === 'inclusive';
    return {
      zh: `${included ? '含' : '另加'}税 ${config.ratePercent} %：${value('tax')}`,
      en: `${included ? 'Includes' : 'Plus'} ${config.ratePercent} % tax: ${value('tax')}`,
    };
  },
};

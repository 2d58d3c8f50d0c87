import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { TaxConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';
import { same, shown } from './words.ts';

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
      if (frame.details) frame.details[build.index] = ratePercent;
      frame.taxes[slot] = { category, ratePercent, mode };
      const hundredfold = amount.times(ratePercent);
      frame.slots[taxSlot] =
        mode === 'inclusive'
          ? hundredfold.dividedBy(Decimal.HUNDRED.plus(ratePercent))
          : hundredfold.shifted(-2);
    };
  },

  explain({ config, detail, value }) {
    const included = config.mode === 'inclusive';
    const percent = `${shown(detail as Decimal)}%`;
    const tax = shown(value('tax'));
    return {
      title: included
        ? { zh: `含税 ${percent}`, en: `Includes ${percent} tax` }
        : { zh: `另加税 ${percent}`, en: `Plus ${percent} tax` },
      mark: same(percent),
      sentence: {
        zh: `${included ? '含' : '另加'}税 ${percent}：${tax}`,
        en: `${included ? 'Includes' : 'Plus'} ${percent} tax: ${tax}`,
      },
    };
  },
};

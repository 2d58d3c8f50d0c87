import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { IncludedQuantityConfig } from '#schemas';
import { QUANTITY_IN } from './ports.ts';
import { prorate } from './share.ts';
import { shown } from './words.ts';

export const includedQuantityKind: NodeKind<IncludedQuantityConfig> = {
  id: 'included-quantity',
  label: { zh: '包含用量', en: 'Included quantity' },
  inputs: () => QUANTITY_IN,
  outputs: () => [
    { name: 'billable', type: 'number' },
    { name: 'used', type: 'number' },
  ],

  compile(build) {
    const { config } = build;
    const included = build.number('/included', config.included);
    const quantity = build.numberInput('quantity');
    const billableSlot = build.slot('billable');
    const usedSlot = build.slot('used');
    return (frame) => {
      const units = quantity ? quantity(frame) : Decimal.ZERO;
      const allowance = config.prorate ? prorate(included(frame), frame.facts) : included(frame);
      if (frame.details) frame.details[build.index] = allowance;
      const used = units.compare(allowance) < 0 ? units : allowance;
      frame.slots[usedSlot] = used;
      frame.slots[billableSlot] = units.minus(used);
    };
  },

  explain({ detail, value }) {
    const [used, billable] = [value('used'), value('billable')] as [Decimal, Decimal];
    const units = shown(used.plus(billable));
    const allowance = shown(detail as Decimal);
    const rule = {
      zh: `用量 ${units}，内含 ${allowance}`,
      en: `${units} used, ${allowance} included`,
    };
    return {
      title: { zh: '超出内含的用量', en: 'Beyond the included quantity' },
      rule,
      mark: { zh: `内含 ${allowance}`, en: `${allowance} included` },
      sentence: billable.isZero()
        ? { zh: `${rule.zh}，全部免费`, en: `${rule.en}, all of it free` }
        : {
            zh: `${rule.zh}，超出 ${shown(billable)} 计费`,
            en: `${rule.en}, ${shown(billable)} to be charged`,
          },
    };
  },
};

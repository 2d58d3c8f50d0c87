import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { IncludedQuantityConfig } from '#schemas';
import { QUANTITY_IN } from './ports.ts';
import { prorate } from './share.ts';

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
      const used = units.compare(allowance) < 0 ? units : allowance;
      frame.slots[usedSlot] = used;
      frame.slots[billableSlot] = units.minus(used);
    };
  },

  explain: ({ value }) => ({
    zh: `包含用量抵扣 ${value('used')}，计费用量 ${value('billable')}`,
    en: `${value('used')} included, ${value('billable')} to be charged`,
  }),
};

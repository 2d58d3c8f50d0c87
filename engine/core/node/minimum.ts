import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { MinimumConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';
import { prorate } from './share.ts';

const DIFFERENCE_PORT = 'top up';

export const minimumKind: NodeKind<MinimumConfig> = {
  id: 'minimum',
  label: { zh: '最低消费', en: 'Minimum' },
  inputs: () => CHARGE_IN,
  outputs: () => [...CHARGE_OUT, { name: DIFFERENCE_PORT, type: 'number' }],

  compile(build) {
    const limit = build.number('/amount', build.config.amount);
    const isProrated = build.config.prorate !== false;
    const charge = build.chargeInput('charge');
    const slot = build.slot('charge');
    const differenceSlot = build.slot(DIFFERENCE_PORT);
    return (frame) => {
      if (!charge) return;
      const bound = isProrated ? prorate(limit(frame), frame.facts) : limit(frame);
      const amount = charge.amount(frame);
      const applies = amount.compare(bound) < 0;
      charge.copy(frame, slot, applies ? bound : amount);
      frame.slots[differenceSlot] = applies ? bound.minus(amount) : Decimal.ZERO;
    };
  },

  explain({ value }) {
    const difference = value(DIFFERENCE_PORT);
    if (!(difference instanceof Decimal) || difference.isZero()) return undefined;
    return {
      zh: `补足最低消费 ${difference}，共 ${value('charge')}`,
      en: `Topped up by ${difference} to the minimum of ${value('charge')}`,
    };
  },
};

import type { NodeKind } from '#engine/core/graph';
import type { OutputLineConfig } from '#schemas';
import { CHARGE_IN, NONE } from './ports.ts';

export const outputLineKind: NodeKind<OutputLineConfig> = {
  id: 'output-line',
  label: { zh: '账单行', en: 'Output line' },
  inputs: () => CHARGE_IN,
  outputs: () => NONE,

  compile(build) {
    const { item = null, name = null, lineKind: kind = null, omitZero } = build.config;
    const charge = build.chargeInput('charge');
    const node = build.node.id;
    return (frame) => {
      if (!charge) return;
      const amount = charge.amount(frame);
      if (omitZero && amount.isZero()) return;
      frame.lines.push({
        node,
        item,
        kind,
        name,
        amount,
        quantity: charge.quantity(frame),
        unitPrice: charge.unitPrice(frame),
        tax: charge.tax(frame),
      });
    };
  },
};

import type { NodeKind } from '#engine/core/graph';
import type { OutputLineConfig } from '#schemas';
import { CHARGE_IN, NONE } from './ports.ts';

export const outputLineKind: NodeKind<OutputLineConfig> = {
  id: 'output-line',
  label: { zh: '账单行', en: 'Output line' },
  inputs: () => CHARGE_IN,
  outputs: () => NONE,
  emitsLines: () => true,

  compile(build) {
    const { item = null, name = null, lineKind: kind = null, omitZero, belowZero } = build.config;
    const charge = build.chargeInput('charge');
    const node = build.node.id;
    return (frame) => {
      if (!charge) return;
      const amount = charge.amount(frame);
      const quantity = charge.quantity(frame);
      const isWaived =
        belowZero === 'nothing' &&
        (amount.sign() < 0 || (quantity !== null && quantity.sign() < 0));
      if (omitZero && (amount.isZero() || isWaived)) return;
      frame.lines.push({
        node,
        item,
        kind,
        name,
        amount,
        quantity,
        unitPrice: charge.unitPrice(frame),
        tax: charge.tax(frame),
        ...(isWaived && { isWaived }),
      });
    };
  },
};

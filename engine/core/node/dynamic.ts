import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { DynamicConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';
import { shown } from './words.ts';

export const dynamicKind: NodeKind<DynamicConfig> = {
  id: 'dynamic',
  label: { zh: '随用量给定的金额', en: 'Amount given with usage' },
  inputs: () => [
    { name: 'amount', type: 'number' },
    { name: 'quantity', type: 'number' },
  ],
  outputs: () => CHARGE_OUT,

  compile(build) {
    const given = build.numberInput('amount');
    const quantity = quantityOf(build);
    const slot = build.slot('charge');
    const unit = Decimal.ofBig(1n, build.config.scale ?? 0);
    return (frame) => {
      const units = quantity(frame);
      const amount = units.isZero() || !given ? Decimal.ZERO : given(frame).times(unit);
      const unitPrice = units.isZero() ? null : amount.dividedBy(units);
      putCharge(frame, slot, amount, units, unitPrice);
    };
  },

  explain({ value }) {
    const amount = shown(value('charge'));
    return {
      title: { zh: '随用量给定的金额', en: 'Amount given with the usage' },
      sentence: { zh: `随用量给定的金额 ${amount}`, en: `Amount given with the usage: ${amount}` },
    };
  },
};

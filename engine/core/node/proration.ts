import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { ProrationConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';
import { prorate, shareOf } from './share.ts';

export const prorationKind: NodeKind<ProrationConfig> = {
  id: 'proration',
  label: { zh: '按天折算', en: 'Proration' },
  inputs: () => CHARGE_IN,
  outputs: () => CHARGE_OUT,

  compile(build) {
    const charge = build.chargeInput('charge');
    const slot = build.slot('charge');
    const policy = build.config.policy ?? 'period';
    return (frame) => {
      if (!charge) return;
      const amount = charge.amount(frame);
      const share = shareOf(frame.facts);
      if (frame.details) frame.details[build.index] = share;
      if (policy === 'period') charge.copy(frame, slot, prorate(amount, frame.facts));
      else charge.copy(frame, slot, policy === 'free' && share ? Decimal.ZERO : amount);
    };
  },

  explain({ detail, value }) {
    const share = detail as { numerator: number; denominator: number } | undefined;
    if (!share) return undefined;
    const { numerator, denominator } = share;
    return {
      zh: `按 ${numerator}/${denominator} 折算，得 ${value('charge')}`,
      en: `Prorated by ${numerator}/${denominator}: ${value('charge')}`,
    };
  },
};

import { Decimal } from '#engine/core/decimal';
import type { NodeKind, PeriodShare } from '#engine/core/graph';
import type { ProrationConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';
import { prorate, shareOf } from './share.ts';
import { equals, same, shown } from './words.ts';

/** What the period's share was applied to. */
export interface Prorated extends PeriodShare {
  amount: Decimal;
}

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
      if (frame.details && share) {
        frame.details[build.index] = { ...share, amount } satisfies Prorated;
      }
      if (policy === 'period') charge.copy(frame, slot, prorate(amount, frame.facts));
      else charge.copy(frame, slot, policy === 'free' && share ? Decimal.ZERO : amount);
    };
  },

  explain({ config, detail, value }) {
    const policy = config.policy ?? 'period';
    if (!detail || policy === 'full') return undefined;
    const { numerator, denominator, amount } = detail as Prorated;
    const title = {
      zh: `使用 ${numerator} 天，整期 ${denominator} 天`,
      en: `${numerator} of ${denominator} days`,
    };
    const mark = same(`${numerator}/${denominator}`);
    if (policy === 'free') {
      const rule = { zh: '不足整期不收费', en: 'a part of a period is free' };
      return {
        title,
        rule,
        mark,
        sentence: { zh: `${title.zh}：${rule.zh}`, en: `${title.en}: ${rule.en}` },
      };
    }
    const rule = `${shown(amount)} × ${numerator} ÷ ${denominator}`;
    const sum = `${rule} ${equals(value('charge'))}`;
    return {
      title,
      rule: same(rule),
      mark,
      sentence: { zh: `${title.zh}：${sum}`, en: `${title.en}: ${sum}` },
    };
  },
};

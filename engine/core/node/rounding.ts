import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { RoundingConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';
import { shown } from './words.ts';

export const roundingKind: NodeKind<RoundingConfig> = {
  id: 'rounding',
  label: { zh: '取整', en: 'Rounding' },
  inputs: () => CHARGE_IN,
  outputs: () => CHARGE_OUT,

  compile(build) {
    const { mode, digits = 0, multipleOf } = build.config;
    const charge = build.chargeInput('charge');
    const slot = build.slot('charge');
    const unit = multipleOf === undefined ? undefined : Decimal.parse(String(multipleOf));
    if (multipleOf !== undefined && (!unit || unit.sign() <= 0)) {
      build.report('rounding-unit', '/multipleOf', {
        zh: '取整单位必须大于 0',
        en: 'the unit to round to must be above zero',
      });
      return () => {};
    }
    const round = unit
      ? (amount: Decimal) => amount.dividedBy(unit).round(0, mode).times(unit)
      : (amount: Decimal) => amount.round(digits, mode);
    return (frame) => {
      if (!charge) return;
      charge.copy(frame, slot, round(charge.amount(frame)));
    };
  },

  explain({ config, value }) {
    const { digits = 0, multipleOf } = config;
    const rule =
      multipleOf !== undefined
        ? { zh: `取 ${multipleOf} 的整数倍`, en: `to a multiple of ${multipleOf}` }
        : { zh: `保留 ${digits} 位小数`, en: digits === 1 ? 'to 1 digit' : `to ${digits} digits` };
    const amount = shown(value('charge'));
    return {
      title: { zh: '取整', en: 'Rounded' },
      rule,
      sentence: { zh: `取整为 ${amount}`, en: `Rounded to ${amount}` },
    };
  },
};

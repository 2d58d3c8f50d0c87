import { Decimal } from '#engine/core/decimal';
import type { NodeKind } from '#engine/core/graph';
import type { RoundingConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';

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

  explain: ({ value }) => ({
    zh: `取整为 ${value('charge')}`,
    en: `Rounded to ${value('charge')}`,
  }),
};

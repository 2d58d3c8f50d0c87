import { formatValue } from '#engine/core/feel';
import type { NodeKind } from '#engine/core/graph';
import type { FormulaConfig } from '#schemas';
import { NONE, portTypeOf } from './ports.ts';

export const formulaKind: NodeKind<FormulaConfig> = {
  id: 'formula',
  label: { zh: '公式', en: 'Formula' },
  inputs: () => NONE,
  outputs: (config) => [{ name: 'value', type: portTypeOf(config.type) }],

  compile(build) {
    const { config } = build;
    const slot = build.slot('value');
    const evaluate =
      config.type === 'number'
        ? build.number('/expression', config.expression)
        : build.value('/expression', config.expression);
    return (frame) => {
      frame.slots[slot] = evaluate(frame);
    };
  },

  explain({ name, config, value }) {
    const result = formatValue(value('value') ?? null);
    return {
      zh: `${name} = ${config.expression} = ${result}`,
      en: `${name} = ${config.expression} = ${result}`,
    };
  },
};

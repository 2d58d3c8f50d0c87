import type { NodeKind } from '#engine/core/graph';
import type { FormulaConfig } from '#schemas';
import { NONE, portTypeOf } from './ports.ts';
import { equals, same, shown } from './words.ts';

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

  explain({ name, config, value, inValues }) {
    const given = value('value');
    const result = shown(given);
    const rule = inValues(String(config.expression));
    const sum = rule === undefined || rule === result ? result : `${rule} ${equals(given)}`;
    return {
      title: same(name),
      ...(rule !== undefined && rule !== result && { rule: same(rule) }),
      sentence: { zh: `${name}：${sum}`, en: `${name}: ${sum}` },
    };
  },
};

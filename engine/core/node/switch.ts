import type { NodeKind } from '#engine/core/graph';
import type { SwitchConfig } from '#schemas';
import { NONE } from './ports.ts';
import { same } from './words.ts';

export const OTHERWISE_PORT = 'otherwise';

export const switchKind: NodeKind<SwitchConfig> = {
  id: 'switch',
  label: { zh: '分支', en: 'Switch' },
  inputs: () => NONE,
  outputs: (config) => [
    { name: 'value', type: 'any' },
    ...config.cases.map(({ id }) => ({ name: id, type: 'signal' as const })),
    { name: OTHERWISE_PORT, type: 'signal' },
  ],

  compile(build) {
    const { config } = build;
    const cases = config.cases.map((branch, position) => ({
      holds: build.condition(`/cases/${position}/when`, branch.when),
      value:
        branch.then === undefined ? undefined : build.value(`/cases/${position}/then`, branch.then),
      signal: build.slot(branch.id),
    }));
    const ids = new Set(['value', OTHERWISE_PORT]);
    for (const [position, { id }] of config.cases.entries()) {
      if (ids.has(id)) {
        build.report('duplicate-case', `/cases/${position}/id`, {
          zh: `分支编号“${id}”重复或已被占用`,
          en: `the case id "${id}" is used twice or reserved`,
        });
      }
      ids.add(id);
    }
    const otherwise =
      config.otherwise === undefined ? undefined : build.value('/otherwise', config.otherwise);
    const otherwiseSignal = build.slot(OTHERWISE_PORT);
    const valueSlot = build.slot('value');

    return (frame) => {
      const chosen = cases.findIndex(({ holds }) => holds(frame));
      for (const [position, { signal }] of cases.entries()) {
        frame.slots[signal] = position === chosen;
      }
      frame.slots[otherwiseSignal] = chosen === -1;
      const result = chosen === -1 ? otherwise : cases[chosen]?.value;
      frame.slots[valueSlot] = result ? result(frame) : null;
      if (frame.details) frame.details[build.index] = chosen;
    };
  },

  explain({ name, config, detail }) {
    const branch = config.cases[detail as number];
    const label = branch?.label ?? { zh: branch?.id ?? '其他', en: branch?.id ?? 'otherwise' };
    return {
      title: same(name),
      rule: label,
      mark: label,
      sentence: {
        zh: `“${name}”走分支：${label.zh}`,
        en: `"${name}" takes the branch: ${label.en}`,
      },
    };
  },
};

import { type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { DecisionTableConfig, DecisionTableContent } from '#schemas';
import { NONE, portTypeOf } from './ports.ts';
import { explainTable, inputLabel } from './table-words.ts';
import { same } from './words.ts';

/** Outputs of a table given by key are known only with the library; the flow names what it uses. */
const VALUE_ONLY: Pick<DecisionTableContent, 'outputs'> = { outputs: [{ name: 'value' }] };

export const decisionTableKind: NodeKind<DecisionTableConfig> = {
  id: 'decision-table',
  label: { zh: '决策表', en: 'Decision table' },
  inputs: () => NONE,
  outputs: (config) => {
    const { outputs, hitPolicy } = { hitPolicy: 'U', ...VALUE_ONLY, ...config.table };
    const single = ['U', 'A', 'P', 'F'].includes(hitPolicy);
    return outputs.map(({ name, type }) => ({
      name,
      type: single ? portTypeOf(type) : 'any',
    }));
  },

  compile(build) {
    const { config } = build;
    const content = config.table ?? build.tableDesign(config.tableKey ?? '');
    if (!content) {
      build.report(
        'unknown-decision-table',
        '/tableKey',
        {
          zh: `找不到决策表“${config.tableKey}”`,
          en: `there is no decision table "${config.tableKey}"`,
        },
        { key: config.tableKey ?? '' },
      );
      return () => {};
    }
    const run = build.table(config.table ? '/table' : '/tableKey', content);
    const slots = config.table
      ? content.outputs.map(({ name }) => build.slot(name))
      : [build.slot('value')];
    if (!config.table && content.outputs.length > 1) {
      build.report('table-has-columns', '/tableKey', {
        zh: '按编号引用的决策表只能有一个输出列',
        en: 'a decision table used by key may have one output column only',
      });
    }
    if (!run) return () => {};
    const name = build.node.name ?? build.node.id;
    const refuses = config.onMissing !== 'null' && ['U', 'A', 'P', 'F'].includes(content.hitPolicy);
    const hasDefault = content.outputs.some((output) => output.default !== undefined);
    return (frame) => {
      const hit = run(frame, slots);
      if (frame.details) frame.details[build.index] = typeof hit === 'number' ? [hit] : hit;
      if (hit === -1 && refuses && !hasDefault) {
        throw new RatingError(
          issue(
            'no-rule-matches',
            '',
            {
              zh: `决策表“${name}”没有匹配的规则`,
              en: `no rule of decision table "${name}" matches`,
            },
            { node: build.node.id },
          ),
        );
      }
    };
  },

  explain({ detail, config, value, read }) {
    const hits = ((detail ?? []) as number[]).filter((hit) => hit >= 0);
    if (hits.length === 0) return undefined;
    const inputs = (config.table?.inputs ?? []).map((input) => ({
      label: inputLabel(input),
      value: read(String(input.expression)),
      labels: input.valueLabels,
    }));
    const columns = config.table?.outputs ?? VALUE_ONLY.outputs;
    const outputs = columns.map(({ name, label }) => ({
      label: label ?? same(name),
      value: value(name),
    }));
    return explainTable(inputs, outputs, hits);
  },
};

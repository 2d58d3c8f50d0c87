import { Workflow } from 'lucide-react';
import type { LocalText, SubFlowConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, join, same, term } from './words.ts';

const EMITS: Record<NonNullable<SubFlowConfig['emit']>, LocalText> = {
  values: { zh: '合为一笔费用', en: 'one charge' },
  lines: { zh: '各行直接入账单', en: 'lines of the invoice' },
};

const versionText = (version: number | undefined): LocalText | undefined =>
  version === undefined ? undefined : { zh: `第 ${version} 版`, en: `version ${version}` };

export const subFlowView: NodeView<SubFlowConfig> = {
  family: 'charge',
  icon: Workflow,

  summarize: ({ flowKey, version, emit = 'values' }) =>
    join(
      [
        { zh: `用计费流程 ${flowKey}`, en: `uses flow ${flowKey}` },
        versionText(version),
        EMITS[emit],
      ],
      COMMA,
    ),

  describe: ({ flowKey, version, emit = 'values', inputs = [], outputs = [] }) => ({
    terms: [
      term({ zh: '计费流程', en: 'Pricing flow' }, same(flowKey)),
      term(
        { zh: '版本', en: 'Version' },
        versionText(version) ?? { zh: '发布时的最新版', en: 'the latest when published' },
      ),
      term({ zh: '结果', en: 'Result' }, EMITS[emit]),
      ...inputs.map(({ name, path }) =>
        term(same(name), { zh: `填入 ${path ?? name}`, en: `into ${path ?? name}` }),
      ),
      ...outputs.map(({ name, node, port }) =>
        term(same(name), {
          zh: `取自 ${node}${port === undefined ? '' : `.${port}`}`,
          en: `from ${node}${port === undefined ? '' : `.${port}`}`,
        }),
      ),
    ],
  }),
};

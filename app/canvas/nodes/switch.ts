import { Split } from 'lucide-react';
import type { LocalText, SwitchConfig } from '#schemas';
import type { NodeView, RuleTable } from './view.ts';
import { join, same, short } from './words.ts';

type Case = SwitchConfig['cases'][number];

export const OTHERWISE: LocalText = { zh: '其他', en: 'otherwise' };

const nameOf = ({ label, when }: Case): LocalText => label ?? same(short(when, 24));

/** A branch in words: what its edge is called. */
export function branchText({ cases }: SwitchConfig, port: string): LocalText {
  const branch = cases.find(({ id }) => id === port);
  return branch ? nameOf(branch) : OTHERWISE;
}

function branchTable({ cases, otherwise }: SwitchConfig): RuleTable {
  const hasValues = otherwise !== undefined || cases.some(({ then }) => then !== undefined);
  const value = (expression: string | number | undefined): string[] =>
    hasValues ? [expression === undefined ? '' : String(expression)] : [];
  return {
    columns: [
      { label: { zh: '分支', en: 'Branch' }, role: 'condition' },
      { label: { zh: '条件', en: 'Condition' }, role: 'condition' },
      ...(hasValues ? [{ label: { zh: '取值', en: 'Value' }, role: 'result' as const }] : []),
    ],
    rows: cases.map((branch) => ({
      cells: [branch.id, String(branch.when), ...value(branch.then)],
      ...(branch.label && { note: `${branch.label.zh} / ${branch.label.en}` }),
    })),
  };
}

export const switchView: NodeView<SwitchConfig> = {
  family: 'decision',
  icon: Split,
  summarize: ({ cases }) => join([...cases.map(nameOf), OTHERWISE]),
  describe: (config) => ({
    terms: [
      {
        label: { zh: '走哪条', en: 'Which branch' },
        value: { zh: '自上而下，第一条成立的', en: 'From the top, the first that holds' },
      },
      ...(config.otherwise === undefined
        ? []
        : [
            {
              label: { zh: '都不成立时取值', en: 'Value otherwise' },
              value: same(String(config.otherwise)),
              code: true,
            },
          ]),
    ],
    table: branchTable(config),
  }),
};

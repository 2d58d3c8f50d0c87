import { Table2 } from 'lucide-react';
import type { DecisionTableConfig, DecisionTableContent } from '#schemas';
import { HIT_POLICIES, POLICIES_EXPLAINED } from '../../table/words/index.ts';
import type { NodeView, RuleTable, TableRow } from './view.ts';
import { isNumber, same, term } from './words.ts';

function tableOf({ inputs, outputs, rules }: DecisionTableContent): RuleTable {
  const values = (column: number) => rules.map(({ then }) => then[column] ?? '');
  return {
    columns: [
      ...inputs.map(({ label, expression }) => ({
        label: label ?? same(String(expression)),
        role: 'condition' as const,
      })),
      ...outputs.map(({ label, name, type }, column) => ({
        label: label ?? same(name),
        role: 'result' as const,
        isNumber: type === 'number' || values(column).every(isNumber),
      })),
    ],
    rows: rules.map(({ when, then, enabled, note, from, to }): TableRow => {
      const dates = from || to ? `${from ?? '…'} – ${to ?? '…'}` : undefined;
      const remark = [dates, note].filter(Boolean).join(' · ');
      return {
        cells: [
          ...inputs.map((_, column) => when[column] ?? ''),
          ...outputs.map((_, column) => String(then[column] ?? '')),
        ],
        ...(enabled === false && { isOff: true }),
        ...(remark !== '' && { note: remark }),
      };
    }),
  };
}

export const decisionTableView: NodeView<DecisionTableConfig> = {
  family: 'decision',
  icon: Table2,

  summarize({ table, tableKey }) {
    if (!table) return { zh: `引用决策表 ${tableKey}`, en: `uses table ${tableKey}` };
    const count = table.rules.length;
    const policy = HIT_POLICIES[table.hitPolicy];
    return {
      zh: `${count} 条规则 · ${policy.zh}`,
      en: `${count} ${count === 1 ? 'rule' : 'rules'} · ${policy.en}`,
    };
  },

  describe({ table, tableKey, onMissing }) {
    const missing = term(
      { zh: '无规则成立时', en: 'Where no rule holds' },
      onMissing === 'null'
        ? { zh: '结果为空', en: 'the result is empty' }
        : { zh: '拒绝出账', en: 'the bill is refused' },
    );
    if (!table) {
      const used = term({ zh: '决策表', en: 'Decision table' }, same(tableKey ?? ''));
      return { terms: [used, missing] };
    }
    const policy = term(
      { zh: '命中规则', en: 'Which rule counts' },
      POLICIES_EXPLAINED[table.hitPolicy],
    );
    return { terms: [policy, missing], table: tableOf(table) };
  },
};

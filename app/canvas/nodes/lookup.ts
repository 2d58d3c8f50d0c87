import { Database } from 'lucide-react';
import type { LookupConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { isNumber, same, short, term } from './words.ts';

export const lookupView: NodeView<LookupConfig> = {
  family: 'decision',
  icon: Database,

  summarize({ keys, rows }) {
    const by = keys.map((key) => short(key, 20)).join(', ');
    const count = rows.length;
    return {
      zh: `按 ${by} 查 ${count} 行`,
      en: `${count} ${count === 1 ? 'row' : 'rows'} by ${by}`,
    };
  },

  describe({ keys, columns, rows, onMissing, defaults }) {
    const missing =
      onMissing === 'default'
        ? {
            zh: `取默认值 ${(defaults ?? []).join(', ')}`,
            en: `takes ${(defaults ?? []).join(', ')}`,
          }
        : { zh: '拒绝出账', en: 'the bill is refused' };
    return {
      terms: [term({ zh: '查不到时', en: 'Without a row' }, missing)],
      table: {
        columns: [
          ...keys.map((key) => ({ label: same(String(key)), role: 'condition' as const })),
          ...columns.map(({ name, type }, column) => ({
            label: same(name),
            role: 'result' as const,
            isNumber:
              type === 'number' || rows.every(({ values }) => isNumber(String(values[column]))),
          })),
        ],
        rows: rows.map(({ key, values }) => ({
          cells: [...key, ...values].map((cell) => (cell === null ? '' : String(cell))),
        })),
      },
    };
  },
};

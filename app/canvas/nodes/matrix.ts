import { Grid3x3 } from 'lucide-react';
import type { MatrixConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { same, short, term } from './words.ts';

const keyText = (key: string | number) =>
  key === '*' ? { zh: '其他', en: 'any other' } : same(String(key));

export const matrixView: NodeView<MatrixConfig> = {
  family: 'decision',
  icon: Grid3x3,

  summarize({ keys, across, rows, columns }) {
    const by = [...keys, across].map((key) => short(key, 16)).join(' × ');
    return {
      zh: `按 ${by} 查 ${rows.length} × ${columns.length} 个费率`,
      en: `${rows.length} × ${columns.length} rates by ${by}`,
    };
  },

  describe: ({ keys, across, columns, rows, onMissing = 'refuse' }) => ({
    terms: [
      term({ zh: '列按', en: 'Columns by' }, same(String(across))),
      term(
        { zh: '查不到时', en: 'Without a rate' },
        onMissing === 'null'
          ? { zh: '结果为空', en: 'the result is empty' }
          : { zh: '拒绝出账', en: 'the bill is refused' },
      ),
    ],
    table: {
      columns: [
        ...keys.map((key) => ({ label: same(String(key)), role: 'condition' as const })),
        ...columns.map((key) => ({
          label: keyText(key),
          role: 'result' as const,
          isNumber: true,
        })),
      ],
      rows: rows.map(({ key, values }) => ({
        cells: [...key, ...values].map((cell) => (cell === null ? '' : String(cell))),
      })),
    },
  }),
};

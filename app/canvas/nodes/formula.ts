import { SquareFunction } from 'lucide-react';
import type { FormulaConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { formulaTerm, same, short } from './words.ts';

export const formulaView: NodeView<FormulaConfig> = {
  family: 'decision',
  icon: SquareFunction,
  summarize: ({ expression }) => same(`= ${short(expression)}`),
  describe: ({ expression }) => ({
    terms: [formulaTerm({ zh: '公式', en: 'Formula' }, expression)],
  }),
};

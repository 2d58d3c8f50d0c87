import { ArrowUpToLine } from 'lucide-react';
import type { MinimumConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, formulaTerm, join, prorated, proratedTerm, short } from './words.ts';

export const minimumView: NodeView<MinimumConfig> = {
  family: 'adjustment',
  icon: ArrowUpToLine,
  summarize: ({ amount, prorate }) =>
    join(
      [
        { zh: `不低于 ${short(amount, 32)}`, en: `at least ${short(amount, 32)}` },
        prorated(prorate !== false),
      ],
      COMMA,
    ),
  describe: ({ amount, prorate }) => ({
    terms: [
      formulaTerm({ zh: '最低金额', en: 'Least amount' }, amount),
      proratedTerm(prorate !== false),
    ],
  }),
};

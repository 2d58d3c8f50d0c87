import { ArrowDownToLine } from 'lucide-react';
import type { MaximumConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, formulaTerm, join, prorated, proratedTerm, short } from './words.ts';

export const maximumView: NodeView<MaximumConfig> = {
  family: 'adjustment',
  icon: ArrowDownToLine,
  summarize: ({ amount, prorate }) =>
    join(
      [
        { zh: `不超过 ${short(amount, 32)}`, en: `at most ${short(amount, 32)}` },
        prorated(prorate === true),
      ],
      COMMA,
    ),
  describe: ({ amount, prorate }) => ({
    terms: [formulaTerm({ zh: '最高金额', en: 'Most' }, amount), proratedTerm(prorate === true)],
  }),
};

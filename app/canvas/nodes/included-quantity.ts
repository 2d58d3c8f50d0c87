import { Gift } from 'lucide-react';
import type { IncludedQuantityConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, formulaTerm, join, prorated, proratedTerm, short } from './words.ts';

export const includedQuantityView: NodeView<IncludedQuantityConfig> = {
  family: 'adjustment',
  icon: Gift,
  summarize: ({ included, prorate }) =>
    join(
      [
        { zh: `免费含 ${short(included, 32)}`, en: `${short(included, 32)} included` },
        prorated(prorate === true),
      ],
      COMMA,
    ),
  describe: ({ included, prorate }) => ({
    terms: [
      formulaTerm({ zh: '包含用量', en: 'Included' }, included),
      proratedTerm(prorate === true),
    ],
  }),
};

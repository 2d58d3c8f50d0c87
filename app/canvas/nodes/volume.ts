import { ChartNoAxesColumn } from 'lucide-react';
import type { VolumeConfig } from '#schemas';
import { summarizeTiers, tierTable } from './tiers.ts';
import type { NodeView } from './view.ts';
import { negativeTerm, term } from './words.ts';

export const volumeView: NodeView<VolumeConfig> = {
  family: 'charge',
  icon: ChartNoAxesColumn,
  summarize: ({ tiers }) => summarizeTiers(tiers),
  describe: ({ tiers, negativeQuantity }) => ({
    terms: [
      term(
        { zh: '计法', en: 'How it counts' },
        { zh: '全部用量按所在档的单价', en: 'All units at the price of the tier reached' },
      ),
      negativeTerm(negativeQuantity),
    ],
    table: tierTable(tiers),
  }),
};

import { ChartNoAxesColumn } from 'lucide-react';
import type { VolumeConfig } from '#schemas';
import { moreTables, summarizeTiers, tableTerms, tierTable } from './tiers.ts';
import type { NodeView } from './view.ts';
import { join, negativeTerm, term } from './words.ts';

export const volumeView: NodeView<VolumeConfig> = {
  family: 'charge',
  icon: ChartNoAxesColumn,
  summarize: ({ tiers, tables }) => join([summarizeTiers(tiers), moreTables(tables)]),
  describe: ({ tiers, tables, negativeQuantity }) => ({
    terms: [
      term(
        { zh: '计法', en: 'How it counts' },
        { zh: '全部用量按所在档的单价', en: 'All units at the price of the tier reached' },
      ),
      ...tableTerms(tables),
      negativeTerm(negativeQuantity),
    ],
    table: tierTable(tiers),
  }),
};

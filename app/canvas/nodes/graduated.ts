import { ChartNoAxesColumnIncreasing } from 'lucide-react';
import type { GraduatedConfig } from '#schemas';
import { moreTables, summarizeTiers, tableTerms, tierTable } from './tiers.ts';
import type { NodeView } from './view.ts';
import { join, negativeTerm, term } from './words.ts';

export const graduatedView: NodeView<GraduatedConfig> = {
  family: 'charge',
  icon: ChartNoAxesColumnIncreasing,
  summarize: ({ tiers, tables }) => join([summarizeTiers(tiers), moreTables(tables)]),
  describe: ({ tiers, tables, firstFlat, negativeQuantity }) => ({
    terms: [
      term(
        { zh: '计法', en: 'How it counts' },
        { zh: '每一档内的用量按该档单价', en: 'Each unit at the price of its own tier' },
      ),
      ...(tiers.some(({ flat }) => flat !== undefined)
        ? [
            term(
              { zh: '首档固定费', en: 'First flat fee' },
              firstFlat === 'when-used'
                ? { zh: '有用量才收', en: 'only where something is used' }
                : { zh: '始终收取', en: 'always' },
            ),
          ]
        : []),
      ...tableTerms(tables),
      negativeTerm(negativeQuantity),
    ],
    table: tierTable(tiers),
  }),
};

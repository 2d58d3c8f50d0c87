import { StepForward } from 'lucide-react';
import type { StairstepConfig } from '#schemas';
import { moreTables, summarizeTiers, type Tier, tableTerms, tierTable } from './tiers.ts';
import type { NodeView } from './view.ts';
import { join, negativeTerm, short, term } from './words.ts';

const stepPrice = ({ flat }: Tier): string => short(flat ?? 0, 24);

export const stairstepView: NodeView<StairstepConfig> = {
  family: 'charge',
  icon: StepForward,
  summarize: ({ tiers, tables }) => join([summarizeTiers(tiers, stepPrice), moreTables(tables)]),
  describe: ({ tiers, tables, negativeQuantity }) => ({
    terms: [
      term(
        { zh: '计法', en: 'How it counts' },
        { zh: '只收所在档的固定费', en: 'Only the flat fee of the tier reached' },
      ),
      ...tableTerms(tables, stepPrice),
      negativeTerm(negativeQuantity),
    ],
    table: tierTable(tiers),
  }),
};

import { StepForward } from 'lucide-react';
import type { StairstepConfig } from '#schemas';
import { summarizeTiers, tierTable } from './tiers.ts';
import type { NodeView } from './view.ts';
import { negativeTerm, short, term } from './words.ts';

export const stairstepView: NodeView<StairstepConfig> = {
  family: 'charge',
  icon: StepForward,
  summarize: ({ tiers }) => summarizeTiers(tiers, ({ flat }) => short(flat ?? 0, 24)),
  describe: ({ tiers, negativeQuantity }) => ({
    terms: [
      term(
        { zh: '计法', en: 'How it counts' },
        { zh: '只收所在档的固定费', en: 'Only the flat fee of the tier reached' },
      ),
      negativeTerm(negativeQuantity),
    ],
    table: tierTable(tiers),
  }),
};

import { Coins } from 'lucide-react';
import type { PerUnitConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { formulaTerm, negativeTerm, short } from './words.ts';

export const perUnitView: NodeView<PerUnitConfig> = {
  family: 'charge',
  icon: Coins,
  summarize: ({ price }) => ({ zh: `数量 × ${short(price)}`, en: `quantity × ${short(price)}` }),
  describe: ({ price, negativeQuantity }) => ({
    terms: [formulaTerm({ zh: '单价', en: 'Unit price' }, price), negativeTerm(negativeQuantity)],
  }),
};

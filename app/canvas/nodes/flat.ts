import { Banknote } from 'lucide-react';
import type { FlatConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { formulaTerm, short } from './words.ts';

export const flatView: NodeView<FlatConfig> = {
  family: 'charge',
  icon: Banknote,
  summarize: ({ price }) => ({ zh: `金额 ${short(price)}`, en: `amount ${short(price)}` }),
  describe: ({ price }) => ({ terms: [formulaTerm({ zh: '金额', en: 'Amount' }, price)] }),
};

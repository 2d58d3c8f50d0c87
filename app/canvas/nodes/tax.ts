import { Landmark } from 'lucide-react';
import type { LocalText, TaxConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { formulaTerm, same, short, term } from './words.ts';

const MODES: Record<TaxConfig['mode'], LocalText> = {
  exclusive: { zh: '价外，另加', en: 'on top' },
  inclusive: { zh: '价内，已含', en: 'included' },
};

export const taxView: NodeView<TaxConfig> = {
  family: 'adjustment',
  icon: Landmark,
  summarize({ category, ratePercent, mode }) {
    const rate = `${short(ratePercent, 24)} %`;
    return {
      zh: `${rate} ${mode === 'inclusive' ? '价内' : '价外'} · ${category}`,
      en: `${rate} ${MODES[mode].en} · ${category}`,
    };
  },
  describe: ({ category, ratePercent, mode }) => ({
    terms: [
      formulaTerm({ zh: '税率 %', en: 'Rate %' }, ratePercent),
      term({ zh: '计税方式', en: 'Price and tax' }, MODES[mode]),
      term({ zh: '税目', en: 'Category' }, same(category)),
      term(
        { zh: '进位', en: 'Rounding' },
        { zh: '同税目在账单上合并后进位', en: 'once per category, on the invoice' },
      ),
    ],
  }),
};

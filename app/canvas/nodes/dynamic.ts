import { HandCoins } from 'lucide-react';
import type { DynamicConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, join, negativeTerm, term } from './words.ts';

const unitText = (scale = 0) =>
  scale === 0
    ? { zh: '主币单位', en: 'major units' }
    : { zh: `${scale} 位小数的最小单位`, en: `minor units of ${scale} digits` };

export const dynamicView: NodeView<DynamicConfig> = {
  family: 'charge',
  icon: HandCoins,
  summarize: ({ scale }) =>
    join(
      [
        { zh: '金额随用量给定', en: 'amount comes with the usage' },
        scale ? unitText(scale) : undefined,
      ],
      COMMA,
    ),
  describe: ({ scale, negativeQuantity }) => ({
    terms: [
      term({ zh: '金额单位', en: 'Given in' }, unitText(scale)),
      negativeTerm(negativeQuantity),
    ],
  }),
};

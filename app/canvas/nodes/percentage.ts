import { Percent } from 'lucide-react';
import type { LocalText, PercentageConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { type Expression, givenTerms, join, negativeTerm, same, short, term } from './words.ts';

function part(
  value: Expression | undefined,
  words: (text: string) => LocalText,
): LocalText | undefined {
  return value === undefined ? undefined : words(short(value, 16));
}

export const percentageView: NodeView<PercentageConfig> = {
  family: 'charge',
  icon: Percent,

  summarize({ ratePercent, fixed, minimumPerEvent, maximumPerEvent, freeEvents, freeAmount }) {
    const plus = fixed === undefined ? '' : ` + ${short(fixed, 16)}`;
    return join([
      same(`${short(ratePercent, 24)} %${plus}`),
      part(minimumPerEvent, (text) => ({ zh: `最低 ${text}`, en: `at least ${text}` })),
      part(maximumPerEvent, (text) => ({ zh: `最高 ${text}`, en: `at most ${text}` })),
      part(freeEvents, (text) => ({ zh: `前 ${text} 笔免费`, en: `first ${text} events free` })),
      part(freeAmount, (text) => ({ zh: `前 ${text} 免费`, en: `first ${text} free` })),
    ]);
  },

  describe: (config) => ({
    terms: [
      ...givenTerms([
        [{ zh: '费率 %', en: 'Rate %' }, config.ratePercent],
        [{ zh: '每笔固定费', en: 'Fixed part per event' }, config.fixed],
        [{ zh: '免费笔数', en: 'Free events' }, config.freeEvents],
        [{ zh: '免费金额', en: 'Free amount' }, config.freeAmount],
        [{ zh: '每笔最低', en: 'Least per event' }, config.minimumPerEvent],
        [{ zh: '每笔最高', en: 'Most per event' }, config.maximumPerEvent],
      ]),
      ...(config.freeAmount === undefined
        ? []
        : [
            term(
              { zh: '恰好用完免费金额的一笔', en: 'The event that uses the free amount up' },
              config.atFreeAmount === 'charged'
                ? { zh: '仍收固定费与最低', en: 'fixed part and minimum are due' }
                : { zh: '免费', en: 'comes free' },
            ),
          ]),
      term(
        { zh: '合计为零', en: 'Where events sum to zero' },
        config.atZero === 'charged'
          ? { zh: '仍收固定费与最低', en: 'fixed part and minimum are still due' }
          : { zh: '不收费', en: 'nothing is charged' },
      ),
      negativeTerm(config.negativeQuantity),
    ],
  }),
};

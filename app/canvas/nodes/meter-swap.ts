import { Gauge } from 'lucide-react';
import type { MeterSwapConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, givenTerms, join, short, term } from './words.ts';

export const meterSwapView: NodeView<MeterSwapConfig> = {
  family: 'adjustment',
  icon: Gauge,
  summarize: ({ digits, multiplier }) =>
    join(
      [
        { zh: '止码 − 起码', en: 'end − start' },
        multiplier === undefined
          ? undefined
          : { zh: `倍率 ${short(multiplier, 20)}`, en: `times ${short(multiplier, 20)}` },
        digits === undefined
          ? undefined
          : { zh: `${digits} 位表过零`, en: `rolls over at ${digits} digits` },
      ],
      COMMA,
    ),
  describe: ({ digits, multiplier, largest }) => ({
    terms: [
      ...givenTerms([[{ zh: '倍率', en: 'Meter multiplier' }, multiplier ?? 1]]),
      term(
        { zh: '止码小于起码', en: 'End below start' },
        digits === undefined
          ? { zh: '拒绝出账', en: 'the bill is refused' }
          : { zh: `按 ${digits} 位表过零`, en: `taken as a roll-over of ${digits} digits` },
      ),
      ...givenTerms([[{ zh: '合理上限', en: 'Plausible maximum' }, largest]]),
    ],
  }),
};

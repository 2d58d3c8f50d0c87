import { Scale } from 'lucide-react';
import type { TrueUpConfig } from '#schemas';
import { summarizeTiers, tierTable } from './tiers.ts';
import type { NodeView } from './view.ts';
import { join, same, term } from './words.ts';

const LADDER = {
  period: { zh: '每期，结算时按期数放大', en: 'a period, times the periods settled' },
  year: { zh: '全年累计', en: 'a year, by its total' },
} as const;

export const trueUpView: NodeView<TrueUpConfig> = {
  family: 'charge',
  icon: Scale,
  summarize: ({ tiers }) =>
    join([{ zh: '预估先收，实抄结算', en: 'estimate, then settle' }, summarizeTiers(tiers)]),
  describe: ({ tiers, ladder = 'period', metric, estimateMetric, yearStart = 1 }) => ({
    terms: [
      term({ zh: '档位周期', en: 'Tier bounds apply to' }, LADDER[ladder]),
      ...(ladder === 'year'
        ? [
            term(
              { zh: '年度', en: 'Year' },
              { zh: `每年 ${yearStart} 月起`, en: `years from month ${yearStart}` },
            ),
          ]
        : []),
      ...(metric === undefined
        ? []
        : [term({ zh: '实抄指标', en: 'Metric of actual readings' }, same(metric))]),
      ...(estimateMetric === undefined
        ? []
        : [term({ zh: '预估指标', en: 'Metric of estimated readings' }, same(estimateMetric))]),
    ],
    table: tierTable(tiers),
  }),
};

import { ChartNoAxesGantt } from 'lucide-react';
import type { AnnualLadderConfig, LocalText } from '#schemas';
import { summarizeTiers, tierTable } from './tiers.ts';
import type { NodeView } from './view.ts';
import { givenTerms, join, negativeTerm, same, term } from './words.ts';

/** «from January», where the year doesn't begin there. */
const startText = (month: number): LocalText => ({
  zh: `每年 ${month} 月起`,
  en: `years from month ${month}`,
});

const JOINED = {
  full: { zh: '各档不折算', en: 'bounds in full' },
  months: { zh: '各档按剩余月数折算', en: 'bounds by the months left' },
  days: { zh: '各档按剩余天数折算', en: 'bounds by the days left' },
} as const;

export const annualLadderView: NodeView<AnnualLadderConfig> = {
  family: 'charge',
  icon: ChartNoAxesGantt,
  summarize: ({ tiers, yearStart = 1 }) =>
    join([
      { zh: '全年', en: 'per year' },
      summarizeTiers(tiers),
      yearStart === 1 ? undefined : startText(yearStart),
    ]),
  describe: ({ tiers, metric, yearStart = 1, since, joined = 'full', negativeQuantity }) => ({
    terms: [
      term(
        { zh: '计法', en: 'How it counts' },
        {
          zh: '按本年累计所到的档，每一档内的用量按该档单价',
          en: "Each unit at the price of the tier that the year's total has reached",
        },
      ),
      term({ zh: '年度', en: 'Year' }, startText(yearStart)),
      ...(metric === undefined
        ? []
        : [term({ zh: '历史用量指标', en: 'Metric of the history' }, same(metric))]),
      ...givenTerms([[{ zh: '开始供应', en: 'Supplied since' }, since]]),
      term({ zh: '年中开户', en: 'If supply starts mid-year' }, JOINED[joined]),
      negativeTerm(negativeQuantity),
    ],
    table: tierTable(tiers),
  }),
};

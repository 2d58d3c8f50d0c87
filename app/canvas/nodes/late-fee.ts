import { AlarmClock } from 'lucide-react';
import type { LateFeeConfig, LocalText } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, givenTerms, join, short, term } from './words.ts';

function rateText({ every, value }: Pick<LateFeeConfig, 'every' | 'value'>): LocalText {
  const text = short(value, 20);
  return {
    day: { zh: `每天 ${text} %`, en: `${text} % a day` },
    month: { zh: `每月 ${text} %`, en: `${text} % a month` },
    once: { zh: `每笔 ${text}`, en: `${text} for each item` },
  }[every];
}

const FROM = {
  due: { zh: '从到期日算起', en: 'from the due date' },
  grace: { zh: '从宽限期满算起', en: 'from the end of the grace' },
} as const;

const MONTHS = {
  begun: { zh: '不足一月按一月', en: 'begun months count' },
  whole: { zh: '只计满月', en: 'whole months only' },
} as const;

export const lateFeeView: NodeView<LateFeeConfig> = {
  family: 'charge',
  icon: AlarmClock,
  summarize: ({ every, value, graceDays = 0, capPercent, capAmount }) =>
    join(
      [
        rateText({ every, value }),
        graceDays === 0
          ? undefined
          : { zh: `宽限 ${graceDays} 天`, en: `${graceDays} days of grace` },
        capPercent === undefined
          ? undefined
          : {
              zh: `不超过本金的 ${short(capPercent, 12)} %`,
              en: `at most ${short(capPercent, 12)} % of it`,
            },
        capAmount === undefined
          ? undefined
          : { zh: `封顶 ${short(capAmount, 12)}`, en: `at most ${short(capAmount, 12)}` },
      ],
      COMMA,
    ),
  describe: (config) => {
    const { every, graceDays = 0, countsFrom = 'due', months = 'begun' } = config;
    return {
      terms: [
        term({ zh: '费率', en: 'Rate' }, rateText(config)),
        ...givenTerms([[{ zh: '宽限天数', en: 'Days of grace' }, graceDays]]),
        term({ zh: '超过宽限后', en: 'Where the grace is over' }, FROM[countsFrom]),
        ...(every === 'month' ? [term({ zh: '月数', en: 'Months' }, MONTHS[months])] : []),
        ...givenTerms([
          [{ zh: '每笔上限，本金的 %', en: 'Most for an item, % of it' }, config.capPercent],
          [{ zh: '合计上限', en: 'Most in all' }, config.capAmount],
          [{ zh: '算到哪一天', en: 'Last day that counts' }, config.asOf],
        ]),
      ],
    };
  },
};

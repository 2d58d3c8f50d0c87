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
  grace: { zh: '从宽限期满算起', en: 'from the end of the grace period' },
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
        ...givenTerms([[{ zh: '宽限期（天）', en: 'Grace period (days)' }, graceDays]]),
        term({ zh: '过宽限期后', en: 'After the grace period' }, FROM[countsFrom]),
        ...(every === 'month'
          ? [term({ zh: '不足一月', en: 'Part of a month' }, MONTHS[months])]
          : []),
        ...givenTerms([
          [{ zh: '每笔上限，本金的 %', en: 'Cap per item, % of its principal' }, config.capPercent],
          [{ zh: '合计上限', en: 'Cap in total' }, config.capAmount],
          [{ zh: '计算截止日', en: 'Calculated up to' }, config.asOf],
        ]),
      ],
    };
  },
};

import { PiggyBank } from 'lucide-react';
import type { RolloverConfig } from '#schemas';
import type { NodeView } from './view.ts';
import {
  COMMA,
  formulaTerm,
  givenTerms,
  join,
  negativeTerm,
  proratedTerm,
  same,
  short,
  term,
} from './words.ts';

const ORDER = {
  'carried-first': { zh: '先用结转，先结转的先用', en: 'what was carried first, the oldest first' },
  'included-first': { zh: '先用本期内含', en: 'what the period includes first' },
} as const;

export const rolloverView: NodeView<RolloverConfig> = {
  family: 'adjustment',
  icon: PiggyBank,
  summarize: ({ included, periods, cap }) =>
    join(
      [
        {
          zh: `免费含 ${short(included, 24)}，余量结转`,
          en: `${short(included, 24)} included, the rest is carried on`,
        },
        periods === undefined
          ? undefined
          : {
              zh: `${periods} 期内有效`,
              en: periods === 1 ? 'for 1 period' : `for ${periods} periods`,
            },
        cap === undefined
          ? undefined
          : { zh: `最多 ${short(cap, 16)}`, en: `at most ${short(cap, 16)}` },
      ],
      COMMA,
    ),
  describe: ({
    included,
    prorate,
    periods,
    cap,
    order = 'carried-first',
    metric,
    negativeQuantity,
  }) => ({
    terms: [
      formulaTerm({ zh: '包含用量', en: 'Included quantity' }, included),
      proratedTerm(prorate === true),
      term(
        { zh: '结转有效期', en: 'Rollover valid for' },
        periods === undefined
          ? { zh: '长期有效', en: 'never expires' }
          : { zh: `${periods} 期`, en: periods === 1 ? '1 period' : `${periods} periods` },
      ),
      ...givenTerms([[{ zh: '结转上限', en: 'Rollover cap' }, cap]]),
      term({ zh: '使用顺序', en: 'Order of use' }, ORDER[order]),
      ...(metric === undefined
        ? []
        : [term({ zh: '历史用量指标', en: 'Metric of the history' }, same(metric))]),
      negativeTerm(negativeQuantity),
    ],
  }),
};

import { PieChart } from 'lucide-react';
import type { ApportionmentConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, givenTerms, join, short, term } from './words.ts';

const BEARER = {
  owner: { zh: '由业主承担', en: 'its owner' },
  members: { zh: '由在用各户分担', en: 'the members' },
} as const;

export const apportionmentView: NodeView<ApportionmentConfig> = {
  family: 'charge',
  icon: PieChart,

  summarize: ({ members, position, weight, totalWeight, vacancy, vacant }) =>
    join(
      [
        members === undefined
          ? {
              zh: `按 ${short(weight ?? 1, 20)} ÷ ${short(totalWeight ?? 1, 20)} 分摊`,
              en: `${short(weight ?? 1, 20)} of ${short(totalWeight ?? 1, 20)}`,
            }
          : {
              zh: `按成员权重分摊，取第 ${short(position ?? 1, 16)} 户`,
              en: `by weights, member ${short(position ?? 1, 16)}`,
            },
        vacant === undefined || vacancy === 'members'
          ? undefined
          : { zh: '空置归业主', en: "vacant is the owner's" },
      ],
      COMMA,
    ),

  describe: ({ members, position, weight, totalWeight, vacant, vacancy = 'owner', scale = 2 }) => ({
    terms: [
      ...givenTerms([
        [{ zh: '成员权重', en: 'Weights of the members' }, members],
        [{ zh: '本户位置', en: 'Position' }, position],
        [{ zh: '本户权重', en: 'Weight' }, weight],
        [{ zh: '总权重', en: 'Total weight' }, totalWeight],
        [{ zh: '未出租权重', en: 'Vacant weight' }, vacant],
      ]),
      ...(vacant === undefined
        ? []
        : [term({ zh: '未出租部分', en: 'Vacant share borne by' }, BEARER[vacancy])]),
      ...givenTerms([[{ zh: '小数位', en: 'Digits of a part' }, scale]]),
    ],
  }),
};

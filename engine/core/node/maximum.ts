import type { MaximumConfig } from '#schemas';
import { boundKind } from './bound.ts';

export const maximumKind = boundKind<MaximumConfig>({
  id: 'maximum',
  label: { zh: '封顶', en: 'Maximum' },
  differencePort: 'over',
  isProrated: (config) => config.prorate === true,
  applies: (comparison) => comparison > 0,
  explain: (difference, bound) => ({
    title: { zh: `封顶 ${bound}`, en: `Capped at ${bound}` },
    rule: { zh: `免收 ${difference}`, en: `${difference} not charged` },
    sentence: {
      zh: `封顶 ${bound}，免收 ${difference}`,
      en: `Capped at ${bound}; ${difference} is not charged`,
    },
  }),
});

import type { MinimumConfig } from '#schemas';
import { boundKind } from './bound.ts';

export const minimumKind = boundKind<MinimumConfig>({
  id: 'minimum',
  label: { zh: '最低消费', en: 'Minimum' },
  differencePort: 'top up',
  isProrated: (config) => config.prorate !== false,
  applies: (comparison) => comparison < 0,
  explain: (difference, bound) => ({
    title: { zh: `最低消费 ${bound}`, en: `Minimum of ${bound}` },
    rule: { zh: `补足 ${difference}`, en: `topped up by ${difference}` },
    sentence: {
      zh: `不足最低消费 ${bound}，补足 ${difference}`,
      en: `Topped up by ${difference} to the minimum of ${bound}`,
    },
  }),
});

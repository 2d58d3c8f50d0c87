import type { MaximumConfig } from '#schemas';
import { boundKind } from './bound.ts';

export const maximumKind = boundKind<MaximumConfig>({
  id: 'maximum',
  label: { zh: '封顶', en: 'Maximum' },
  differencePort: 'over',
  isProrated: (config) => config.prorate === true,
  applies: (comparison) => comparison > 0,
  explain: (difference, charge) => ({
    zh: `封顶 ${charge}，免收 ${difference}`,
    en: `Capped at ${charge}; ${difference} is not charged`,
  }),
});

import type { MinimumConfig } from '#schemas';
import { boundKind } from './bound.ts';

export const minimumKind = boundKind<MinimumConfig>({
  id: 'minimum',
  label: { zh: '最低消费', en: 'Minimum' },
  differencePort: 'top up',
  isProrated: (config) => config.prorate !== false,
  applies: (comparison) => comparison < 0,
  explain: (difference, charge) => ({
    zh: `补足最低消费 ${difference}，共 ${charge}`,
    en: `Topped up by ${difference} to the minimum of ${charge}`,
  }),
});

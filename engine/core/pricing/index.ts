export { packagesFor } from './package.ts';
export { type PercentageAmount, type PercentageTerms, percentage } from './percentage.ts';
export {
  type FirstFlat,
  graduated,
  type Tier,
  type TierLadder,
  type TierPart,
  tierHolding,
  tierLadder,
  volume,
} from './tiers.ts';

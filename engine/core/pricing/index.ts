export { packagesFor } from './package.ts';
export {
  type PercentageAmount,
  type PercentageTerms,
  type PercentageUsage,
  percentage,
} from './percentage.ts';
export { proratedGraduated, type UnitChange } from './prorated.ts';
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

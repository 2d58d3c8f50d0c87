export {
  type LateFees,
  type LateFeeTerms,
  type LateItem,
  lateFees,
  type OverdueItem,
} from './late-fee.ts';
export { packagesFor } from './package.ts';
export {
  type PercentageAmount,
  type PercentageTerms,
  type PercentageUsage,
  percentage,
} from './percentage.ts';
export { proratedGraduated, type UnitChange } from './prorated.ts';
export { type Counted, registerUnits } from './register.ts';
export { type Lots, type RolledOver, type RolloverTerms, rollOver } from './roll-over.ts';
export { spanned } from './spanned.ts';
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
export {
  type BandWindow,
  type CoverFault,
  clockText,
  coverFaults,
  isInSeason,
  minutesOf,
  weekdaysOf,
  windowParts,
} from './time-bands.ts';

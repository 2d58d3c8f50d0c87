export { alignedPeriod } from './aligned-period.ts';
export {
  type BillableInput,
  billablePeriods,
  MAX_PERIODS,
  TooManyPeriodsError,
} from './billable-periods.ts';
export { civilDateIn, isTimeZone } from './civil-date-in.ts';
export { daysBetween } from './day-number.ts';
export { type DaySegment, daySegments } from './day-segments.ts';
export { DAY_NAMES, MONTH_NAMES } from './names.ts';
export { isPeriod, parseDate, parsePeriod } from './parse-period.ts';
export { prorationShare } from './proration-share.ts';
export type {
  BillablePeriod,
  BillingAnchor,
  BillingRule,
  BillingTiming,
  DatePeriod,
  IntervalUnit,
  ProrationPolicy,
  Share,
} from './rule.ts';

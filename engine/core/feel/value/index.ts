export { DEFAULT_STEP_LIMIT, MAX_CALL_DEPTH, StepBudget, StepLimitError } from './budget.ts';
export { coerce } from './coerce.ts';
export { conforms, isInstance, typeConforms } from './conform.ts';
export {
  CYCLE_YEARS,
  type DateInCycle,
  dateOfCycle,
  dayNumber,
  type FeelDate,
  FeelFarDate,
  formatDate,
  inCycle,
  isDate,
  makeAnyDate,
  makeDate,
  parseAnyDate,
  parseDate,
  yearInCycle,
} from './date.ts';
export {
  dateTimeOfNanos,
  epochNanos,
  FeelDateTime,
  formatDateTime,
  isPlaced,
  offsetOfDateTime,
  parseDateTime,
  startOfDate,
} from './date-time.ts';
export {
  FeelDayTimeDuration,
  FeelYearMonthDuration,
  formatDayTimeDuration,
  formatYearMonthDuration,
  NANOS_PER_DAY,
  NANOS_PER_HOUR,
  NANOS_PER_MINUTE,
  NANOS_PER_SECOND,
  parseDuration,
} from './duration.ts';
export { compareValues, feelEquals } from './equals.ts';
export { FeelInputError, fromJson, type Json, toJson } from './json.ts';
export { formatOffset, isKnownZone, type Placement, parsePlacement } from './offset.ts';
export { formatTemporal, formatValue, formatWithin } from './print.ts';
export type { RunContext } from './run-context.ts';
export {
  FeelTime,
  formatTime,
  makePlainTime,
  nanosOfDay,
  offsetOfTime,
  parseTime,
  plainTimeOfNanos,
} from './time.ts';
export {
  type FeelKind,
  type FeelSimpleType,
  type FeelType,
  type FeelTypeEntry,
  simpleType,
} from './type.ts';
export {
  type FeelContext,
  FeelFunction,
  type FeelInvoke,
  type FeelParameter,
  FeelRange,
  type FeelValue,
  isContext,
  isList,
  kindOf,
} from './value.ts';

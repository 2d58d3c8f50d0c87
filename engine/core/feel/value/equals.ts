import { Decimal } from '#engine/core/decimal';
import type { StepBudget } from './budget.ts';
import { compareDates, isDate } from './date.ts';
import { epochNanos, FeelDateTime, isPlaced } from './date-time.ts';
import { FeelDayTimeDuration, FeelYearMonthDuration } from './duration.ts';
import { FeelTime, nanosOfDay, offsetOfTime } from './time.ts';
import { type FeelRange, type FeelValue, isContext, isList, kindOf } from './value.ts';

/** Longer texts cost steps to compare. */
const LONG_TEXT = 4_096;

/**
 * `a = b` of FEEL: true, false, or null where the kinds differ (DMN 1.5, table 53).
 *
 * null equals only null. Comparing lists, contexts and long texts is paid from `budget`.
 *
 * @throws StepLimitError
 */
export function feelEquals(left: FeelValue, right: FeelValue, budget?: StepBudget): boolean | null {
  if (left instanceof Decimal && right instanceof Decimal) return left.equals(right);
  if (left === right) return true;
  if (left === null || right === null) return false;
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return zeroDurations(left, right) ? true : null;
  switch (kind) {
    case 'string':
      if ((left as string).length > LONG_TEXT) budget?.spend((left as string).length / 64);
      return false;
    case 'boolean':
      return false;
    case 'list':
      return listsEqual(left as readonly FeelValue[], right as readonly FeelValue[], budget);
    case 'context':
      return contextsEqual(left, right, budget);
    case 'range':
      return rangesEqual(left as FeelRange, right as FeelRange);
    case 'function':
      return false;
    default:
      return temporalEquals(left, right);
  }
}

function listsEqual(
  left: readonly FeelValue[],
  right: readonly FeelValue[],
  budget: StepBudget | undefined,
): boolean | null {
  if (left.length !== right.length) return false;
  budget?.spend(left.length);
  for (let index = 0; index < left.length; index += 1) {
    const equal = feelEquals(left[index] ?? null, right[index] ?? null, budget);
    if (equal !== true) return equal;
  }
  return true;
}

function contextsEqual(
  left: FeelValue,
  right: FeelValue,
  budget: StepBudget | undefined,
): boolean | null {
  if (!isContext(left) || !isContext(right)) return null;
  if (left.size !== right.size) return false;
  budget?.spend(left.size);
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined) return false;
    const equal = feelEquals(value, other, budget);
    if (equal !== true) return equal;
  }
  return true;
}

function endsEqual(left: FeelValue | undefined, right: FeelValue | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return feelEquals(left, right) === true;
}

function rangesEqual(left: FeelRange, right: FeelRange): boolean {
  return (
    left.startIncluded === right.startIncluded &&
    left.endIncluded === right.endIncluded &&
    left.operator === right.operator &&
    endsEqual(left.start, right.start) &&
    endsEqual(left.end, right.end)
  );
}

/** A duration of nothing is the same whether counted in months or in seconds. */
function zeroDurations(left: FeelValue, right: FeelValue): boolean {
  return isZeroDuration(left) && isZeroDuration(right);
}

function isZeroDuration(value: FeelValue): boolean {
  return (
    (value instanceof FeelYearMonthDuration && value.months === 0) ||
    (value instanceof FeelDayTimeDuration && value.nanoseconds === 0n)
  );
}

/** Times equal to the second are equal: the value of a time counts seconds (DMN 1.5, 10.3.2.3.4). */
function temporalEquals(left: FeelValue, right: FeelValue): boolean | null {
  if (left instanceof FeelTime && right instanceof FeelTime) {
    return compareTimes(toSecond(left), toSecond(right)) === 0;
  }
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    return compareDateTimes(dateTimeToSecond(left), dateTimeToSecond(right)) === 0;
  }
  const order = compareTemporal(left, right);
  return order === null ? false : order === 0;
}

const WHOLE_SECOND = { millisecond: 0, microsecond: 0, nanosecond: 0 };

function toSecond(value: FeelTime): FeelTime {
  return new FeelTime(value.plain.with(WHOLE_SECOND), value);
}

function dateTimeToSecond(value: FeelDateTime): FeelDateTime {
  return new FeelDateTime(value.date, value.time.with(WHOLE_SECOND), value, value.cycles);
}

function sign(value: number | bigint): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

function compareTimes(left: FeelTime, right: FeelTime): -1 | 0 | 1 | null {
  if (isPlaced(left) !== isPlaced(right)) return null;
  const shift = BigInt((offsetOfTime(left) ?? 0) - (offsetOfTime(right) ?? 0)) * 1_000_000_000n;
  return sign(nanosOfDay(left.plain) - nanosOfDay(right.plain) - shift);
}

function compareDateTimes(left: FeelDateTime, right: FeelDateTime): -1 | 0 | 1 | null {
  if (isPlaced(left) !== isPlaced(right)) return null;
  return sign(epochNanos(left) - epochNanos(right));
}

function compareTemporal(left: FeelValue, right: FeelValue): -1 | 0 | 1 | null {
  if (isDate(left) && isDate(right)) return sign(compareDates(left, right));
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    return compareDateTimes(left, right);
  }
  if (left instanceof FeelTime && right instanceof FeelTime) return compareTimes(left, right);
  if (left instanceof FeelYearMonthDuration && right instanceof FeelYearMonthDuration) {
    return sign(left.months - right.months);
  }
  if (left instanceof FeelDayTimeDuration && right instanceof FeelDayTimeDuration) {
    return sign(left.nanoseconds - right.nanoseconds);
  }
  return null;
}

/** Strings by code point, so that the order doesn't depend on how UTF-16 splits characters. */
function compareStrings(left: string, right: string): -1 | 0 | 1 {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return isSurrogate(a) !== isSurrogate(b) ? (isSurrogate(a) ? 1 : -1) : sign(a - b);
  }
  return sign(left.length - right.length);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Order of two values of one kind; null where they can't be ordered (DMN 1.5, table 54). */
export function compareValues(left: FeelValue, right: FeelValue): -1 | 0 | 1 | null {
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right);
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (isList(left) || isList(right)) return null;
  return compareTemporal(left, right);
}

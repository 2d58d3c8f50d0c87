/** Arithmetic on dates, times and durations (DMN 1.5, 10.3.2.5, tables 57 to 60). */
import { Decimal } from '#engine/core/decimal';
import {
  CYCLE_YEARS,
  type DateInCycle,
  dateOfCycle,
  dateTimeOfNanos,
  dayNumber,
  epochNanos,
  type FeelDate,
  FeelDateTime,
  FeelDayTimeDuration,
  FeelTime,
  type FeelValue,
  FeelYearMonthDuration,
  inCycle,
  isDate,
  isPlaced,
  NANOS_PER_DAY,
  NANOS_PER_SECOND,
  nanosOfDay,
  offsetOfTime,
  plainTimeOfNanos,
  startOfDate,
} from '#engine/core/feel/value';

const CYCLE_MONTHS = CYCLE_YEARS * 12;

type Duration = FeelYearMonthDuration | FeelDayTimeDuration;

function isDuration(value: FeelValue): value is Duration {
  return value instanceof FeelYearMonthDuration || value instanceof FeelDayTimeDuration;
}

export function negateDuration(value: FeelValue): FeelValue {
  if (value instanceof FeelYearMonthDuration) return new FeelYearMonthDuration(0 - value.months);
  if (value instanceof FeelDayTimeDuration) return new FeelDayTimeDuration(-value.nanoseconds);
  return null;
}

/** Undefined beyond the years of FEEL. */
function addMonths({ date, cycles }: DateInCycle, months: number): FeelDate | undefined {
  const distant = Math.trunc(months / CYCLE_MONTHS);
  const added = date.add({ months: months - distant * CYCLE_MONTHS });
  return dateOfCycle({ date: added, cycles: cycles + distant });
}

function addToDate(day: FeelDate, duration: Duration): FeelValue {
  if (duration instanceof FeelYearMonthDuration) {
    return addMonths(inCycle(day), duration.months) ?? null;
  }
  const moment = dateTimeOfNanos(epochNanos(startOfDate(day)) + duration.nanoseconds, {});
  return moment ? (dateOfCycle(moment) ?? null) : null;
}

function addToDateTime(value: FeelDateTime, duration: Duration): FeelValue {
  if (duration instanceof FeelYearMonthDuration) {
    const day = addMonths(value, duration.months);
    if (!day) return null;
    const { date, cycles } = inCycle(day);
    return new FeelDateTime(date, value.time, value, cycles);
  }
  return dateTimeOfNanos(epochNanos(value) + duration.nanoseconds, value) ?? null;
}

function addToTime(value: FeelTime, duration: Duration): FeelValue {
  if (duration instanceof FeelYearMonthDuration) return null;
  const nanos = nanosOfDay(value.plain) + duration.nanoseconds;
  return new FeelTime(plainTimeOfNanos(nanos), value);
}

function addDurations(left: Duration, right: Duration): FeelValue {
  if (left instanceof FeelYearMonthDuration) {
    return right instanceof FeelYearMonthDuration
      ? new FeelYearMonthDuration(left.months + right.months)
      : null;
  }
  return right instanceof FeelDayTimeDuration
    ? new FeelDayTimeDuration(left.nanoseconds + right.nanoseconds)
    : null;
}

export function addTemporal(left: FeelValue, right: FeelValue): FeelValue {
  if (isDuration(left)) {
    return isDuration(right) ? addDurations(left, right) : addToPoint(right, left);
  }
  return isDuration(right) ? addToPoint(left, right) : null;
}

function addToPoint(point: FeelValue, duration: Duration): FeelValue {
  if (isDate(point)) return addToDate(point, duration);
  if (point instanceof FeelDateTime) return addToDateTime(point, duration);
  if (point instanceof FeelTime) return addToTime(point, duration);
  return null;
}

/** A date stands for its midnight in UTC when a placed moment is on the other side. */
function asMoment(value: FeelValue, other: FeelValue): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value;
  if (!isDate(value)) return null;
  const placed = other instanceof FeelDateTime && isPlaced(other);
  return startOfDate(value, placed ? { offsetSeconds: 0 } : {});
}

function differenceOfTimes(left: FeelTime, right: FeelTime): FeelValue {
  if (isPlaced(left) !== isPlaced(right)) return null;
  const shift = BigInt((offsetOfTime(left) ?? 0) - (offsetOfTime(right) ?? 0)) * NANOS_PER_SECOND;
  return new FeelDayTimeDuration(nanosOfDay(left.plain) - nanosOfDay(right.plain) - shift);
}

export function subtractTemporal(left: FeelValue, right: FeelValue): FeelValue {
  if (isDuration(right)) {
    const negated = negateDuration(right) as Duration;
    return isDuration(left) ? addDurations(left, negated) : addToPoint(left, negated);
  }
  if (left instanceof FeelTime && right instanceof FeelTime) return differenceOfTimes(left, right);
  if (isDate(left) && isDate(right)) {
    const days = dayNumber(inCycle(left)) - dayNumber(inCycle(right));
    return new FeelDayTimeDuration(BigInt(days) * NANOS_PER_DAY);
  }
  const [from, to] = [asMoment(right, left), asMoment(left, right)];
  if (!from || !to || isPlaced(from) !== isPlaced(to)) return null;
  return new FeelDayTimeDuration(epochNanos(to) - epochNanos(from));
}

function roundedBig(value: Decimal): bigint {
  return value.round(0, 'half-even').toMinor(0) ?? 0n;
}

function scaleDuration(duration: Duration, factor: (amount: Decimal) => Decimal): FeelValue {
  if (duration instanceof FeelYearMonthDuration) {
    const months = factor(Decimal.of(duration.months)).round(0, 'down').toInteger();
    return months === undefined ? null : new FeelYearMonthDuration(months);
  }
  return new FeelDayTimeDuration(roundedBig(factor(Decimal.of(duration.nanoseconds))));
}

export function multiplyTemporal(left: FeelValue, right: FeelValue): FeelValue {
  if (isDuration(left) && right instanceof Decimal) {
    return scaleDuration(left, (amount) => amount.times(right));
  }
  if (isDuration(right) && left instanceof Decimal) {
    return scaleDuration(right, (amount) => amount.times(left));
  }
  return null;
}

export function divideTemporal(left: FeelValue, right: FeelValue): FeelValue {
  if (!isDuration(left)) return null;
  if (right instanceof Decimal) {
    return right.isZero() ? null : scaleDuration(left, (amount) => amount.dividedBy(right));
  }
  if (left instanceof FeelYearMonthDuration && right instanceof FeelYearMonthDuration) {
    return right.months === 0 ? null : Decimal.of(left.months).dividedBy(Decimal.of(right.months));
  }
  if (left instanceof FeelDayTimeDuration && right instanceof FeelDayTimeDuration) {
    if (right.nanoseconds === 0n) return null;
    return Decimal.of(left.nanoseconds).dividedBy(Decimal.of(right.nanoseconds));
  }
  return null;
}

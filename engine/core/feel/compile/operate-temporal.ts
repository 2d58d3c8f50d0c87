/** Arithmetic on dates, times and durations (DMN 1.5, 10.3.2.5, tables 57 to 60). */
import { Decimal } from '#engine/core/decimal';
import {
  dateTimeOfNanos,
  epochNanos,
  FeelDateTime,
  FeelDayTimeDuration,
  FeelTime,
  type FeelValue,
  FeelYearMonthDuration,
  isPlaced,
  NANOS_PER_SECOND,
  nanosOfDay,
  offsetOfTime,
  plainTimeOfNanos,
  startOfDate,
} from '#engine/core/feel/value';

type Duration = FeelYearMonthDuration | FeelDayTimeDuration;

function isDuration(value: FeelValue): value is Duration {
  return value instanceof FeelYearMonthDuration || value instanceof FeelDayTimeDuration;
}

export function negateDuration(value: FeelValue): FeelValue {
  if (value instanceof FeelYearMonthDuration) return new FeelYearMonthDuration(0 - value.months);
  if (value instanceof FeelDayTimeDuration) return new FeelDayTimeDuration(-value.nanoseconds);
  return null;
}

function addMonths(date: Temporal.PlainDate, months: number): Temporal.PlainDate | null {
  try {
    return date.add({ months });
  } catch {
    return null;
  }
}

function addToDate(date: Temporal.PlainDate, duration: Duration): FeelValue {
  if (duration instanceof FeelYearMonthDuration) return addMonths(date, duration.months);
  const moment = dateTimeOfNanos(epochNanos(startOfDate(date)) + duration.nanoseconds, {});
  return moment?.cycles === 0 ? moment.date : null;
}

function addToDateTime(value: FeelDateTime, duration: Duration): FeelValue {
  if (duration instanceof FeelYearMonthDuration) {
    const date = addMonths(value.date, duration.months);
    return date && new FeelDateTime(date, value.time, value, value.cycles);
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
  if (point instanceof Temporal.PlainDate) return addToDate(point, duration);
  if (point instanceof FeelDateTime) return addToDateTime(point, duration);
  if (point instanceof FeelTime) return addToTime(point, duration);
  return null;
}

/** A date stands for its midnight in UTC when a placed moment is on the other side. */
function asMoment(value: FeelValue, other: FeelValue): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value;
  if (!(value instanceof Temporal.PlainDate)) return null;
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

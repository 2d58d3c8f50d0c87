/** Properties of temporal values and ranges (DMN 1.5, tables 65 and 66). */
import { Decimal } from '#engine/core/decimal';
import {
  FeelDateTime,
  FeelDayTimeDuration,
  FeelFarDate,
  FeelRange,
  FeelTime,
  type FeelValue,
  FeelYearMonthDuration,
  isContext,
  NANOS_PER_DAY,
  NANOS_PER_HOUR,
  NANOS_PER_MINUTE,
  NANOS_PER_SECOND,
  offsetOfDateTime,
  offsetOfTime,
} from '#engine/core/feel/value';

type Getter<T> = (value: T) => FeelValue;
type Getters<T> = Readonly<Record<string, Getter<T>>>;

function seconds(offset: number | undefined): FeelValue {
  if (offset === undefined) return null;
  return new FeelDayTimeDuration(BigInt(Math.round(offset)) * NANOS_PER_SECOND);
}

const DATE: Getters<Temporal.PlainDate> = {
  year: (date) => Decimal.of(date.year),
  month: (date) => Decimal.of(date.month),
  day: (date) => Decimal.of(date.day),
  weekday: (date) => Decimal.of(date.dayOfWeek),
};

const FAR_DATE: Getters<FeelFarDate> = {
  year: ({ year }) => Decimal.of(year),
};

const CLOCK: Getters<Temporal.PlainTime> = {
  hour: (time) => Decimal.of(time.hour),
  minute: (time) => Decimal.of(time.minute),
  second: (time) => Decimal.of(time.second),
};

const TIME: Getters<FeelTime> = {
  'time offset': (time) => seconds(offsetOfTime(time)),
  timezone: (time) => time.zone ?? null,
};

const DATE_TIME: Getters<FeelDateTime> = {
  year: ({ year }) => Decimal.of(year),
  'time offset': (value) => seconds(offsetOfDateTime(value)),
  timezone: (value) => value.zone ?? null,
};

const YEAR_MONTH: Getters<FeelYearMonthDuration> = {
  years: ({ months }) => Decimal.of(Math.trunc(months / 12)),
  months: ({ months }) => Decimal.of((months % 12) + 0),
};

const DAY_TIME: Getters<FeelDayTimeDuration> = {
  days: ({ nanoseconds }) => Decimal.of(nanoseconds / NANOS_PER_DAY),
  hours: ({ nanoseconds }) => Decimal.of((nanoseconds % NANOS_PER_DAY) / NANOS_PER_HOUR),
  minutes: ({ nanoseconds }) => Decimal.of((nanoseconds % NANOS_PER_HOUR) / NANOS_PER_MINUTE),
  seconds: ({ nanoseconds }) => Decimal.ofBig(nanoseconds % NANOS_PER_MINUTE, 9).normalized(),
};

const RANGE: Getters<FeelRange> = {
  start: ({ start }) => start ?? null,
  end: ({ end }) => end ?? null,
  'start included': ({ startIncluded }) => startIncluded,
  'end included': ({ endIncluded }) => endIncluded,
};

function get<T>(getters: Getters<T>, name: string, value: T): FeelValue | undefined {
  return Object.hasOwn(getters, name) ? getters[name]?.(value) : undefined;
}

/** A member of one value (not of a list): an entry of a context or a property; null otherwise. */
export function propertyOf(value: FeelValue, name: string): FeelValue {
  if (isContext(value)) return value.get(name) ?? null;
  if (value instanceof Temporal.PlainDate) return get(DATE, name, value) ?? null;
  if (value instanceof FeelFarDate) {
    return get(FAR_DATE, name, value) ?? get(DATE, name, value.date) ?? null;
  }
  if (value instanceof FeelTime) {
    return get(CLOCK, name, value.plain) ?? get(TIME, name, value) ?? null;
  }
  if (value instanceof FeelDateTime) {
    const own = get(DATE_TIME, name, value) ?? get(DATE, name, value.date);
    return own ?? get(CLOCK, name, value.time) ?? null;
  }
  if (value instanceof FeelYearMonthDuration) return get(YEAR_MONTH, name, value) ?? null;
  if (value instanceof FeelDayTimeDuration) return get(DAY_TIME, name, value) ?? null;
  return value instanceof FeelRange ? (get(RANGE, name, value) ?? null) : null;
}

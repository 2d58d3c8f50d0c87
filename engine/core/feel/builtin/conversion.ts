import { Decimal } from '#engine/core/decimal';
import {
  FeelDateTime,
  FeelDayTimeDuration,
  FeelTime,
  type FeelValue,
  FeelYearMonthDuration,
  isKnownZone,
  makeDate,
  makePlainTime,
  NANOS_PER_SECOND,
  type Placement,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  yearInCycle,
} from '#engine/core/feel/value';
import { type Builtin, define, pure } from './define.ts';

function toDate(from: FeelValue): FeelValue {
  if (typeof from === 'string') return parseDate(from) ?? null;
  if (from instanceof Temporal.PlainDate) return from;
  return from instanceof FeelDateTime && from.cycles === 0 ? from.date : null;
}

function integers(values: readonly Decimal[]): number[] | undefined {
  const integral = values.map((value) => value.toInteger());
  const known = integral.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function dateOfParts(...parts: Decimal[]): Temporal.PlainDate | null {
  const [year, month, day] = integers(parts) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return makeDate(year, month, day) ?? null;
}

function toTime(from: FeelValue): FeelValue {
  if (typeof from === 'string') return parseTime(from) ?? null;
  if (from instanceof FeelTime) return from;
  if (from instanceof FeelDateTime) return new FeelTime(from.time, from);
  if (!(from instanceof Temporal.PlainDate)) return null;
  return new FeelTime(new Temporal.PlainTime(), { offsetSeconds: 0 });
}

function placementOf(offset: FeelValue | undefined): Placement | undefined {
  if (offset === undefined || offset === null) return {};
  if (typeof offset === 'string') return isKnownZone(offset) ? { zone: offset } : undefined;
  if (!(offset instanceof FeelDayTimeDuration)) return undefined;
  const seconds = Number(offset.nanoseconds / NANOS_PER_SECOND);
  return Math.abs(seconds) > 18 * 3600 ? undefined : { offsetSeconds: seconds };
}

function plainTimeOfParts(hour: Decimal, minute: Decimal, second: Decimal) {
  const whole = integers([hour, minute, second.round(0, 'floor')]);
  if (!whole) return undefined;
  const fraction = second.minus(second.round(0, 'floor')).round(9, 'down').toFixed(9).slice(2);
  return makePlainTime(whole[0] as number, whole[1] as number, whole[2] as number, fraction);
}

function timeOfParts(
  hour: Decimal,
  minute: Decimal,
  second: Decimal,
  offset?: FeelValue,
): FeelValue {
  const plain = plainTimeOfParts(hour, minute, second);
  const placement = placementOf(offset);
  return plain && placement ? new FeelTime(plain, placement) : null;
}

function toDateTime(from: FeelValue): FeelValue {
  if (typeof from === 'string') return parseDateTime(from) ?? null;
  if (from instanceof FeelDateTime) return from;
  if (!(from instanceof Temporal.PlainDate)) return null;
  return new FeelDateTime(from, new Temporal.PlainTime(), { offsetSeconds: 0 });
}

function dateTimeOfDateAndTime(date: FeelValue, time: FeelTime): FeelValue {
  if (date instanceof FeelDateTime) {
    return new FeelDateTime(date.date, time.plain, time, date.cycles);
  }
  return date instanceof Temporal.PlainDate ? new FeelDateTime(date, time.plain, time) : null;
}

const MAX_YEAR = 999_999_999;

function dateTimeOfParts(...parts: FeelValue[]): FeelValue {
  const [year, month, day, hour, minute, second, offset] = parts as Decimal[];
  const whole = (year as Decimal).toInteger();
  if (whole === undefined || Math.abs(whole) > MAX_YEAR) return null;
  const near = yearInCycle(whole);
  const date = dateOfParts(Decimal.of(near.year), month as Decimal, day as Decimal);
  const time = plainTimeOfParts(hour as Decimal, minute as Decimal, second as Decimal);
  const placement = placementOf(offset);
  return date && time && placement ? new FeelDateTime(date, time, placement, near.cycles) : null;
}

function monthsBetween(from: FeelValue, to: FeelValue): FeelValue {
  const [start, end] = [toDate(from), toDate(to)];
  if (typeof from === 'string' || typeof to === 'string') return null;
  if (!(start instanceof Temporal.PlainDate) || !(end instanceof Temporal.PlainDate)) return null;
  const { years, months } = start.until(end, { largestUnit: 'years' });
  return new FeelYearMonthDuration(years * 12 + months);
}

const GROUPINGS = new Set([' ', ',', '.']);

/** A numeral with separators: `number("1.234,5", ".", ",")`. */
function toNumber(
  from: string,
  grouping: string | null = null,
  decimal: string | null = null,
): FeelValue {
  if (grouping !== null && !GROUPINGS.has(grouping)) return null;
  if (decimal !== null && decimal !== '.' && decimal !== ',') return null;
  if (grouping !== null && grouping === decimal) return null;
  const bare = grouping === null ? from : from.replaceAll(grouping, '');
  const text = decimal === ',' ? bare.replaceAll(',', '.') : bare;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)
    ? (Decimal.parse(text) ?? null)
    : null;
}

export const CONVERSION_BUILTINS: readonly Builtin[] = [
  define(
    'number',
    '把文本转换为数字',
    'The number a text says',
    pure('from: number', (from: Decimal) => from),
    pure(
      'from: string, grouping separator?: string|null, decimal separator?: string|null',
      toNumber,
    ),
  ),
  define(
    'date',
    '日期',
    'A date from a text, a date and time, or year, month and day',
    pure('from: Any', toDate),
    pure('year: number, month: number, day: number', dateOfParts),
  ),
  define(
    'time',
    '时间',
    'A time of day from a text or its parts',
    pure('from: Any', toTime),
    pure('hour: number, minute: number, second: number, offset?: Any', timeOfParts),
  ),
  define(
    'date and time',
    '日期和时间',
    'A date and time from a text, a date with a time, or parts',
    pure('from: Any', toDateTime),
    pure('date: Any, time: time', dateTimeOfDateAndTime),
    pure(
      'year: number, month: number, day: number, hour: number, minute: number, second: number, offset?: Any',
      dateTimeOfParts,
    ),
  ),
  define(
    'duration',
    '时长',
    'A duration from its ISO 8601 text',
    pure('from: string', (from: string) => parseDuration(from) ?? null),
    pure('from: days and time duration', (from: FeelDayTimeDuration) => from),
    pure('from: years and months duration', (from: FeelYearMonthDuration) => from),
  ),
  define(
    'years and months duration',
    '两个日期之间的整年整月',
    'Whole years and months between two dates',
    pure('from: Any, to: Any', monthsBetween),
  ),
  define(
    'not',
    '逻辑非',
    'Negation in three-valued logic',
    pure('negand: Any', (value: FeelValue) => (typeof value === 'boolean' ? !value : null)),
  ),
];

import { Decimal } from '#engine/core/decimal';
import {
  CYCLE_YEARS,
  type DateInCycle,
  dateOfCycle,
  FeelDateTime,
  FeelDayTimeDuration,
  FeelTime,
  type FeelValue,
  FeelYearMonthDuration,
  inCycle,
  isDate,
  isKnownZone,
  isList,
  makeAnyDate,
  makePlainTime,
  NANOS_PER_SECOND,
  type Placement,
  parseAnyDate,
  parseDateTime,
  parseDuration,
  parseTime,
  startOfDate,
} from '#engine/core/feel/value';
import { type Builtin, define, pure } from './define.ts';

/** A list of one counts as its item (DMN 1.5, 10.3.2.9.4). */
function single(value: FeelValue): FeelValue {
  return isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}

function toDate(given: FeelValue): FeelValue {
  const from = single(given);
  if (typeof from === 'string') return parseAnyDate(from) ?? null;
  if (isDate(from)) return from;
  return from instanceof FeelDateTime ? (dateOfCycle(from) ?? null) : null;
}

function integers(values: readonly Decimal[]): number[] | undefined {
  const integral = values.map((value) => value.toInteger());
  const known = integral.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function dateOfParts(...parts: Decimal[]): FeelValue {
  const [year, month, day] = integers(parts) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return makeAnyDate(year, month, day) ?? null;
}

function toTime(given: FeelValue): FeelValue {
  const from = single(given);
  if (typeof from === 'string') return parseTime(from) ?? null;
  if (from instanceof FeelTime) return from;
  if (from instanceof FeelDateTime) return new FeelTime(from.time, from);
  if (!isDate(from)) return null;
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

function toDateTime(given: FeelValue): FeelValue {
  const from = single(given);
  if (typeof from === 'string') return parseDateTime(from) ?? null;
  if (from instanceof FeelDateTime) return from;
  return isDate(from) ? startOfDate(from, { offsetSeconds: 0 }) : null;
}

function dateTimeOfDateAndTime(given: FeelValue, time: FeelTime): FeelValue {
  const day = single(given);
  if (!isDate(day) && !(day instanceof FeelDateTime)) return null;
  const { date, cycles } = day instanceof FeelDateTime ? day : inCycle(day);
  return new FeelDateTime(date, time.plain, time, cycles);
}

function dateTimeOfParts(...parts: FeelValue[]): FeelValue {
  const [year, month, day, hour, minute, second, offset] = parts as Decimal[];
  const date = dateOfParts(year as Decimal, month as Decimal, day as Decimal);
  const time = plainTimeOfParts(hour as Decimal, minute as Decimal, second as Decimal);
  const placement = placementOf(offset);
  if (!isDate(date) || !time || !placement) return null;
  const near = inCycle(date);
  return new FeelDateTime(near.date, time, placement, near.cycles);
}

/** Whole months towards the end; a month that isn't over doesn't count. */
function farMonthsBetween(first: DateInCycle, last: DateInCycle): FeelYearMonthDuration {
  const years = last.date.year - first.date.year + (last.cycles - first.cycles) * CYCLE_YEARS;
  const months = years * 12 + last.date.month - first.date.month;
  const days = last.date.day - first.date.day;
  const begun = (months > 0 && days < 0) || (months < 0 && days > 0);
  return new FeelYearMonthDuration(begun ? months - Math.sign(months) : months);
}

function monthsBetween(from: FeelValue, to: FeelValue): FeelValue {
  const [start, end] = [toDate(from), toDate(to)];
  if (typeof from === 'string' || typeof to === 'string') return null;
  if (!isDate(start) || !isDate(end)) return null;
  const [first, last] = [inCycle(start), inCycle(end)];
  if (first.cycles === 0 && last.cycles === 0) {
    const { years, months } = first.date.until(last.date, { largestUnit: 'years' });
    return new FeelYearMonthDuration(years * 12 + months);
  }
  return farMonthsBetween(first, last);
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

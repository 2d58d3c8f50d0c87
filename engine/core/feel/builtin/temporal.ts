import { DAY_NAMES, MONTH_NAMES } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';
import {
  FeelDateTime,
  FeelTime,
  type FeelValue,
  feelEquals,
  formatTemporal,
  inCycle,
  isDate,
  kindOf,
  type RunContext,
} from '#engine/core/feel/value';
import { type Builtin, define, impure, inRun, pure } from './define.ts';

function ofDate(read: (date: Temporal.PlainDate) => FeelValue): (value: FeelValue) => FeelValue {
  return (value) => {
    if (isDate(value)) return read(inCycle(value).date);
    return value instanceof FeelDateTime ? read(value.date) : null;
  };
}

/** The same value to the last property: offsets and zones count (DMN 1.5, 10.3.4.8). */
function isSame(left: FeelValue, right: FeelValue): boolean {
  if (kindOf(left) !== kindOf(right)) return false;
  if (left instanceof FeelTime || left instanceof FeelDateTime) {
    return formatTemporal(left) === formatTemporal(right);
  }
  return feelEquals(left, right) === true;
}

export const TEMPORAL_BUILTINS: readonly Builtin[] = [
  define(
    'day of year',
    '一年中的第几天',
    'Day within the year, from 1',
    pure(
      'date: Any',
      ofDate((date) => Decimal.of(date.dayOfYear)),
    ),
  ),
  define(
    'day of week',
    '星期几的英文名',
    'English name of the weekday',
    pure(
      'date: Any',
      ofDate((date) => DAY_NAMES[date.dayOfWeek - 1] ?? null),
    ),
  ),
  define(
    'month of year',
    '月份的英文名',
    'English name of the month',
    pure(
      'date: Any',
      ofDate((date) => MONTH_NAMES[date.month - 1] ?? null),
    ),
  ),
  define(
    'week of year',
    'ISO 8601 周数',
    'Week of the year by ISO 8601',
    pure(
      'date: Any',
      ofDate((date) => Decimal.of(date.weekOfYear ?? 0)),
    ),
  ),
  define(
    'last day of month',
    '当月最后一天',
    'Number of days of the month',
    pure(
      'date: Any',
      ofDate((date) => Decimal.of(date.daysInMonth)),
    ),
  ),
  define(
    'is',
    '类型和值是否完全相同',
    'Whether two values are the same in type and every part',
    pure('value1: Any, value2: Any', isSame),
  ),
  impure(
    define(
      'now',
      '当前日期和时间',
      'Current date and time',
      inRun('', (run: RunContext) => run.now ?? null),
    ),
  ),
  impure(
    define(
      'today',
      '当前日期',
      'Current date',
      inRun('', (run: RunContext) => run.now?.date ?? null),
    ),
  ),
];

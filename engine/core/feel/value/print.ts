import { Decimal } from '#engine/core/decimal';
import { StepBudget } from './budget.ts';
import { FeelFarDate, formatDate } from './date.ts';
import { FeelDateTime, formatDateTime } from './date-time.ts';
import {
  FeelDayTimeDuration,
  FeelYearMonthDuration,
  formatDayTimeDuration,
  formatYearMonthDuration,
} from './duration.ts';
import { FeelTime, formatTime } from './time.ts';
import { FeelFunction, FeelRange, type FeelValue, isContext, isList } from './value.ts';

const SIMPLE_KEY = /^[\p{L}_][\p{L}\p{N}_ ]*$/u;

/** Values that share their parts can be far larger than what made them. */
const MAX_PARTS = 500_000;

/**
 * The text of a value as the builtin `string` gives it; strings stand bare at the top.
 *
 * @throws StepLimitError for a value of more than 500,000 parts
 */
export function formatValue(value: FeelValue): string {
  return formatWithin(value, new StepBudget(MAX_PARTS));
}

/** As `formatValue`, paid from a budget. @throws StepLimitError */
export function formatWithin(value: FeelValue, budget: StepBudget): string {
  return typeof value === 'string' ? value : formatNested(value, budget);
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function formatNested(value: FeelValue, budget: StepBudget): string {
  budget.spend(1);
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Decimal) return value.toString();
  if (isList(value)) return `[${value.map((item) => formatNested(item, budget)).join(', ')}]`;
  if (isContext(value)) return formatContext(value, budget);
  if (value instanceof FeelRange) return formatRange(value, budget);
  if (value instanceof FeelFunction) {
    return `function(${value.parameters.map(({ name }) => name).join(', ')})`;
  }
  return formatTemporal(value) ?? 'null';
}

function formatContext(context: ReadonlyMap<string, FeelValue>, budget: StepBudget): string {
  const entries = [...context].map(
    ([key, value]) => `${SIMPLE_KEY.test(key) ? key : quote(key)}: ${formatNested(value, budget)}`,
  );
  return `{${entries.join(', ')}}`;
}

function formatRange(range: FeelRange, budget: StepBudget): string {
  const from = range.startIncluded ? '[' : '(';
  const to = range.endIncluded ? ']' : ')';
  const [low, high] = [range.start, range.end].map((end) => formatNested(end ?? null, budget));
  return `${from}${low}..${high}${to}`;
}

/** ISO 8601 text of a date, time, date and time or duration; undefined for other values. */
export function formatTemporal(value: FeelValue): string | undefined {
  if (value instanceof Temporal.PlainDate) return formatDate(value);
  if (value instanceof FeelDateTime) return formatDateTime(value);
  if (value instanceof FeelTime) return formatTime(value);
  if (value instanceof FeelFarDate) return formatDate(value.date, value.cycles);
  if (value instanceof FeelYearMonthDuration) return formatYearMonthDuration(value);
  if (value instanceof FeelDayTimeDuration) return formatDayTimeDuration(value);
  return undefined;
}

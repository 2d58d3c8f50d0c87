import { type DayNumber, dayNumberOf, daysInMonth, toDate, toDayNumber } from './day-number.ts';
import type { BillingRule, DatePeriod } from './rule.ts';

/** Starts of aligned periods as day numbers: the k-th, and which k holds a day. */
export interface Alignment {
  start(index: number): DayNumber;
  indexOf(day: DayNumber, date: Temporal.PlainDate): number;
}

/** Monday 5 January 1970: where weeks of the calendar are counted from. */
const FIRST_MONDAY: DayNumber = 4;

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** A limit that keeps every date inside what Temporal can hold. */
const MAX_COUNT = 1_200;

export function alignmentOf(rule: BillingRule): Alignment {
  const { unit, count } = rule.interval;
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) {
    throw new RangeError(`an interval counts 1 to ${MAX_COUNT} units, not ${count}`);
  }
  const isCalendar = rule.anchor === 'calendar';
  if (unit === 'day' || unit === 'week') {
    const calendarOrigin = unit === 'week' ? FIRST_MONDAY : 0;
    const origin = isCalendar ? calendarOrigin : toDayNumber(rule.anchorOn);
    return alignByDays(origin, unit === 'week' ? count * 7 : count);
  }
  const months = count * MONTHS[unit];
  return isCalendar
    ? alignByMonths(0, 1, months)
    : alignByMonths(monthIndex(rule.anchorOn), rule.anchorOn.day, months);
}

function alignByDays(origin: DayNumber, length: number): Alignment {
  return {
    start: (index) => origin + index * length,
    indexOf: (day) => Math.floor((day - origin) / length),
  };
}

/**
 * Each start is reckoned from the anchor, never from the start before it, so a short month
 * shortens its own period only (no drift).
 */
function alignByMonths(originMonth: number, intendedDay: number, length: number): Alignment {
  const start = (index: number): DayNumber => {
    const month = originMonth + index * length;
    const year = Math.floor(month / 12);
    const monthOfYear = month - year * 12 + 1;
    if (intendedDay <= 28) return dayNumberOf(year, monthOfYear, intendedDay);
    return dayNumberOf(year, monthOfYear, Math.min(intendedDay, daysInMonth(year, monthOfYear)));
  };
  const indexOf = (day: DayNumber, date: Temporal.PlainDate): number => {
    const index = Math.floor((monthIndex(date) - originMonth) / length);
    return start(index) <= day ? index : index - 1;
  };
  return { start, indexOf };
}

/** Months since year 0. */
function monthIndex(date: Temporal.PlainDate): number {
  return date.year * 12 + date.month - 1;
}

/**
 * The whole period of a rule that holds a date. Calendar periods begin on Mondays, first days of
 * months, quarters and years; several units at once are counted from year 0 (weeks and days from
 * 1970), so that intervals which divide a year begin in January.
 */
export function alignedPeriod(rule: BillingRule, date: Temporal.PlainDate): DatePeriod {
  const alignment = alignmentOf(rule);
  const index = alignment.indexOf(toDayNumber(date), date);
  return { start: toDate(alignment.start(index)), end: toDate(alignment.start(index + 1)) };
}

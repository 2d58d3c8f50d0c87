import { daysBetween, daysInMonth } from './day-number.ts';
import type { DatePeriod, ProrationPolicy, Share } from './rule.ts';

const DAYS_OF_MONTH = 30;

/**
 * What part of the whole a period inside it costs. Shares of parts that tile the whole sum to 1
 * under `by-day` and `30-day`; `full` charges every part whole, `free` charges only the whole.
 */
export function prorationShare(
  policy: ProrationPolicy,
  period: DatePeriod,
  whole: DatePeriod,
): Share {
  const days = daysBetween(period.start, period.end);
  const wholeDays = daysBetween(whole.start, whole.end);
  if (days < 0 || wholeDays <= 0) throw new RangeError('a period ends after it starts');
  if (days >= wholeDays || policy === 'full') {
    return { numerator: wholeDays, denominator: wholeDays };
  }
  if (policy === 'free') return { numerator: 0, denominator: wholeDays };
  const months = policy === '30-day' ? wholeMonths(whole) : 0;
  if (months === 0) return { numerator: days, denominator: wholeDays };
  return {
    numerator: positionIn(whole, months, period.end) - positionIn(whole, months, period.start),
    denominator: months * DAYS_OF_MONTH,
  };
}

/** How many months a whole period spans; 0 where it is no number of months (weeks, days). */
function wholeMonths({ start, end }: DatePeriod): number {
  const months = (end.year - start.year) * 12 + end.month - start.month;
  if (start.day === end.day) return months;
  const [shorter, longer] = start.day < end.day ? [start, end] : [end, start];
  const isClamped = shorter.day === daysInMonth(shorter.year, shorter.month);
  return isClamped && longer.day > 28 ? months : 0;
}

/** Days of 30-day months from the start of the whole to a date in it; never beyond its end. */
function positionIn(whole: DatePeriod, months: number, date: Temporal.PlainDate): number {
  const total = months * DAYS_OF_MONTH;
  if (Temporal.PlainDate.compare(date, whole.end) >= 0) return total;
  // A start that a short month moved back counts from the day it was meant to be.
  const intendedDay = Math.min(Math.max(whole.start.day, whole.end.day), DAYS_OF_MONTH);
  const monthsBefore = (date.year - whole.start.year) * 12 + date.month - whole.start.month;
  const position = monthsBefore * DAYS_OF_MONTH + Math.min(date.day, DAYS_OF_MONTH) - intendedDay;
  return Math.min(Math.max(position, 0), total);
}

import { type Alignment, alignmentOf } from './aligned-period.ts';
import { type DayNumber, toDate, toDayNumber } from './day-number.ts';
import { prorationShare } from './proration-share.ts';
import type { BillablePeriod, BillingRule, DatePeriod } from './rule.ts';

/** A run that would charge more periods of one item than this is a mistake in its dates. */
export const MAX_PERIODS = 10_000;

export class TooManyPeriodsError extends Error {
  readonly code = 'too-many-periods';
  constructor(from: Temporal.PlainDate, through: DatePeriod) {
    super(`more than ${MAX_PERIODS} periods to bill from ${from} to ${through.end}`);
    this.name = 'TooManyPeriodsError';
  }
}

export interface BillableInput {
  rule: BillingRule;
  /** First day that has not been billed. */
  from: Temporal.PlainDate;
  /** First day after the item's end; null while it goes on. */
  until: Temporal.PlainDate | null;
  /** The period that the run bills. */
  through: DatePeriod;
}

/**
 * The periods of one item that a run charges, in order and without gap. In advance: aligned
 * periods that begin before the run's end. In arrears: those that end by it. Each is cut to
 * [from, until); earlier periods that were never billed come first.
 * @throws TooManyPeriodsError
 */
export function billablePeriods({ rule, from, until, through }: BillableInput): BillablePeriod[] {
  const first = toDayNumber(from);
  const end = until === null ? Number.POSITIVE_INFINITY : toDayNumber(until);
  const limit = toDayNumber(through.end);
  const periods: BillablePeriod[] = [];
  if (first >= end || first >= limit) return periods;
  const isAdvance = rule.timing === 'advance';
  const alignment = alignmentOf(rule);
  let start = first;
  for (let index = alignment.indexOf(first, from); start < end; index += 1) {
    const wholeEnd = alignment.start(index + 1);
    const cutEnd = wholeEnd < end ? wholeEnd : end;
    if (isAdvance ? start >= limit : cutEnd > limit) break;
    if (periods.length >= MAX_PERIODS) throw new TooManyPeriodsError(from, through);
    periods.push(billable(rule, alignment, index, start, cutEnd));
    start = cutEnd;
  }
  return periods;
}

function billable(
  rule: BillingRule,
  alignment: Alignment,
  index: number,
  startDay: DayNumber,
  endDay: DayNumber,
): BillablePeriod {
  const wholeStartDay = alignment.start(index);
  const wholeEndDay = alignment.start(index + 1);
  const start = toDate(startDay);
  const end = toDate(endDay);
  const wholeStart = toDate(wholeStartDay);
  const wholeEnd = toDate(wholeEndDay);
  const days = wholeEndDay - wholeStartDay;
  const share =
    endDay - startDay === days
      ? { numerator: days, denominator: days }
      : prorationShare(rule.proration, { start, end }, { start: wholeStart, end: wholeEnd });
  return { start, end, wholeStart, wholeEnd, share };
}

export type IntervalUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type BillingTiming = 'advance' | 'arrears';
export type BillingAnchor = 'calendar' | 'anniversary';
export type ProrationPolicy = 'by-day' | '30-day' | 'full' | 'free';

/** When something is charged, and what a part of a period costs. */
export interface BillingRule {
  interval: { unit: IntervalUnit; count: number };
  timing: BillingTiming;
  anchor: BillingAnchor;
  /** Anniversary only: the day that keeps its intent (31 gives 31 Jan, 28 Feb, 31 Mar). */
  anchorOn: Temporal.PlainDate;
  proration: ProrationPolicy;
}

/** Civil dates, half-open: `end` is the first day that doesn't belong to it. */
export interface DatePeriod {
  start: Temporal.PlainDate;
  end: Temporal.PlainDate;
}

/** A part of a whole; integers, numerator ≤ denominator, not reduced: `14/31` reads as days. */
export interface Share {
  numerator: number;
  denominator: number;
}

/** What one charge covers: the part [start, end) of the aligned period [wholeStart, wholeEnd). */
export interface BillablePeriod extends DatePeriod {
  wholeStart: Temporal.PlainDate;
  wholeEnd: Temporal.PlainDate;
  share: Share;
}

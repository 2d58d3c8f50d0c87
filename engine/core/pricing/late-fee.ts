import { alignedPeriod, daysBetween } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';

/** Principal that was due on a day. */
export interface OverdueItem {
  amount: Decimal;
  dueOn: Temporal.PlainDate;
  /** Day on which it was paid; undefined while it is open. */
  paidOn: Temporal.PlainDate | undefined;
  /** What was charged for it on bills before. */
  charged: Decimal;
}

export interface LateFeeTerms {
  every: 'day' | 'month' | 'once';
  /** Percent for each day or month, or the amount that is due once. */
  value: Decimal;
  graceDays: number;
  countsFrom: 'due' | 'grace';
  months: 'begun' | 'whole';
  capPercent: Decimal | undefined;
  capAmount: Decimal | undefined;
}

/** What one item costs for being late. */
export interface LateItem extends OverdueItem {
  days: number;
  /** Days or months that count; 1 for an amount due once. */
  count: number;
  fee: Decimal;
  /** Whether the cap cut the fee. */
  isCapped: boolean;
  /** The fee less what was charged before. */
  due: Decimal;
}

export interface LateFees {
  items: LateItem[];
  /** Principal that a fee is due on. */
  principal: Decimal;
  amount: Decimal;
  /** Whether the cap over all items cut the amount. */
  isCapped: boolean;
}

const least = (left: Decimal, right: Decimal): Decimal => (left.compare(right) <= 0 ? left : right);
const atLeastZero = (value: Decimal): Decimal => (value.sign() < 0 ? Decimal.ZERO : value);
const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), Decimal.ZERO);

/** Months from one day to another, each begun on the same day of the month as far as it has it. */
function monthsBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  count: 'begun' | 'whole',
): number {
  const interval = { unit: 'month', count: 1 } as const;
  const rule = {
    interval,
    anchor: 'anniversary',
    anchorOn: from,
    timing: 'arrears',
    proration: 'by-day',
  } as const;
  const { start } = alignedPeriod(rule, to);
  const whole = (start.year - from.year) * 12 + start.month - from.month;
  return count === 'begun' && daysBetween(start, to) > 0 ? whole + 1 : whole;
}

function countOf(from: Temporal.PlainDate, to: Temporal.PlainDate, terms: LateFeeTerms): number {
  if (terms.every === 'once') return 1;
  return terms.every === 'day' ? daysBetween(from, to) : monthsBetween(from, to, terms.months);
}

function feeOf(item: OverdueItem, asOf: Temporal.PlainDate, terms: LateFeeTerms): LateItem {
  const { amount, dueOn, paidOn, charged } = item;
  const until = paidOn && daysBetween(paidOn, asOf) > 0 ? paidOn : asOf;
  const days = Math.max(0, daysBetween(dueOn, until));
  const isLate = days > terms.graceDays && amount.sign() > 0;
  const from = terms.countsFrom === 'grace' ? dueOn.add({ days: terms.graceDays }) : dueOn;
  const count = isLate ? countOf(from, until, terms) : 0;
  const rate = terms.every === 'once' ? terms.value : amount.times(terms.value).shifted(-2);
  const accrued = rate.times(Decimal.of(count));
  const cap = terms.capPercent && atLeastZero(amount).times(terms.capPercent).shifted(-2);
  const fee = cap ? least(accrued, cap) : accrued;
  return {
    ...item,
    days,
    count,
    fee,
    isCapped: fee.compare(accrued) < 0,
    due: atLeastZero(fee.minus(charged)),
  };
}

/** Fees on overdue principal: simple, never on fees, and no more than the caps leave. */
export function lateFees(
  items: readonly OverdueItem[],
  asOf: Temporal.PlainDate,
  terms: LateFeeTerms,
): LateFees {
  const late = items.map((item) => feeOf(item, asOf, terms));
  const due = sum(late.map((item) => item.due));
  const charged = sum(late.map((item) => item.charged));
  const most = terms.capAmount && atLeastZero(terms.capAmount.minus(charged));
  const amount = most ? least(due, most) : due;
  const counted = late.filter(({ count }) => count > 0);
  return {
    items: late,
    principal: sum(counted.map((item) => item.amount)),
    amount,
    isCapped: amount.compare(due) < 0,
  };
}

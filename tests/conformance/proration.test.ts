/**
 * Periods and proration factors that Kill Bill and Lago assert in their own tests
 * (`billing-vectors`, sections `proration` and the part of `subscription_scenarios` that is
 * calendar alone).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  alignedPeriod,
  type BillablePeriod,
  type BillingRule,
  billablePeriods,
  civilDateIn,
  type DatePeriod,
  daysBetween,
  type IntervalUnit,
  prorationShare,
} from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';

interface ProrationCase {
  id: string;
  billingPeriod: 'MONTHLY' | 'QUARTERLY' | 'ANNUAL' | 'BIANNUAL' | 'WEEKLY' | 'DAILY' | string;
  mode: 'IN_ADVANCE' | 'IN_ARREAR';
  inArrearMode?: 'GREEDY';
  start: string;
  end: string | null;
  target: string;
  bcd: number;
  fixedDaysInMonth?: number;
  expectedTotalCycles?: string;
  expectedError?: string;
  expectedPeriods: { start: string; end: string; amountFactor: string }[];
}

const FILE = join(import.meta.dirname, '../../../shared/data/billing-vectors/vectors.json');
const present = existsSync(FILE);
const vectors: { proration: ProrationCase[] } = present
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : { proration: [] };

const date = (text: string) => Temporal.PlainDate.from(text);

const INTERVALS: Record<string, BillingRule['interval']> = {
  DAILY: { unit: 'day', count: 1 },
  WEEKLY: { unit: 'week', count: 1 },
  BIWEEKLY: { unit: 'week', count: 2 },
  THIRTY_DAYS: { unit: 'day', count: 30 },
  MONTHLY: { unit: 'month', count: 1 },
  BIMESTRIAL: { unit: 'month', count: 2 },
  QUARTERLY: { unit: 'quarter', count: 1 },
  BIANNUAL: { unit: 'month', count: 6 },
  ANNUAL: { unit: 'year', count: 1 },
};

/** The bill-cycle day in the month of the start, with its intent kept where the month is short. */
function anchorOf(start: Temporal.PlainDate, billCycleDay: number): Temporal.PlainDate {
  const clamped = start.with({ day: billCycleDay });
  if (clamped.day === billCycleDay) return clamped;
  return date(`${start.year - 1}-12-01`).with({ day: billCycleDay });
}

function ruleOf(vector: ProrationCase): BillingRule {
  const interval = INTERVALS[vector.billingPeriod];
  if (!interval) throw new Error(`unknown billing period ${vector.billingPeriod}`);
  return {
    interval,
    timing: vector.mode === 'IN_ADVANCE' ? 'advance' : 'arrears',
    anchor: 'anniversary',
    anchorOn: anchorOf(date(vector.start), vector.bcd),
    proration: vector.fixedDaysInMonth === 30 ? '30-day' : 'by-day',
  };
}

/**
 * What a run on the target date bills. In advance: periods that begin on that day or before. In
 * arrears: those that end by it; "greedy" is the run of the whole period that the target is in.
 */
function throughOf(vector: ProrationCase, rule: BillingRule): DatePeriod {
  const target = date(vector.target);
  const dayBefore = target.subtract({ days: 1 });
  if (vector.mode === 'IN_ADVANCE') return { start: target, end: target.add({ days: 1 }) };
  if (vector.inArrearMode === 'GREEDY') return alignedPeriod(rule, dayBefore);
  return { start: dayBefore, end: target };
}

interface Unexpressed {
  reason: string;
  holds(vector: ProrationCase): boolean;
}

/** What none of our policies says, each with its reason. */
const UNEXPRESSED: Unexpressed[] = [
  {
    reason:
      'the part before the first bill-cycle day is measured against a period counted back from ' +
      'the shortened day (28 Feb − 3 months = 28 Nov), while later periods keep day 31; our ' +
      'anchor keeps its intent in both directions (30 Nov, share 14/90 instead of 14/92)',
    holds: ({ start, bcd, billingPeriod }) =>
      ['QUARTERLY', 'BIANNUAL', 'MONTHLY'].includes(billingPeriod) &&
      date(start).daysInMonth < bcd &&
      date(start).day < date(start).daysInMonth,
  },
];

const nineDigits = (value: Decimal) => value.round(9, 'half-up').toString();

function factorOf({ share }: BillablePeriod): string {
  return nineDigits(Decimal.of(share.numerator).dividedBy(Decimal.of(share.denominator)));
}

function billed(vector: ProrationCase) {
  const rule = ruleOf(vector);
  const periods = billablePeriods({
    rule,
    from: date(vector.start),
    until: vector.end === null ? null : date(vector.end),
    through: throughOf(vector, rule),
  });
  return periods.map((period) => ({
    start: period.start.toString(),
    end: period.end.toString(),
    amountFactor: factorOf(period),
  }));
}

describe.skipIf(!present)('proration of Kill Bill (skipped where shared/data is absent)', () => {
  for (const vector of vectors.proration) {
    const unexpressed = UNEXPRESSED.find(({ holds }) => holds(vector));
    if (unexpressed) {
      it(`${vector.id} is expressed by no policy of ours: ${unexpressed.reason}`, () => {
        expect(billed(vector)).not.toEqual(vector.expectedPeriods);
      });
      continue;
    }
    it(vector.id, () => {
      const periods = billed(vector);
      expect(periods).toEqual(
        vector.expectedPeriods.map((period) => ({
          ...period,
          amountFactor: nineDigits(Decimal.of(period.amountFactor)),
        })),
      );
      if (vector.expectedTotalCycles === undefined) return;
      const total = periods.reduce(
        (sum, { amountFactor }) => sum.plus(Decimal.of(amountFactor)),
        Decimal.ZERO,
      );
      expect(nineDigits(total)).toBe(nineDigits(Decimal.of(vector.expectedTotalCycles)));
    });
  }
});

function rule(unit: IntervalUnit, anchor: 'calendar' | 'anniversary', anchorOn = '2026-01-01') {
  return {
    interval: { unit, count: 1 },
    timing: 'advance',
    anchor,
    anchorOn: date(anchorOn),
    proration: 'by-day',
  } satisfies BillingRule;
}

function prorated(cents: number, part: DatePeriod, whole: DatePeriod): string {
  const { numerator, denominator } = prorationShare('by-day', part, whole);
  return Decimal.of(cents)
    .times(Decimal.of(numerator))
    .dividedBy(Decimal.of(denominator))
    .round(0, 'half-up')
    .toString();
}

describe('scenarios of Lago that are calendar alone', () => {
  it.each([
    ['s02-tz-weekly-paris', 'Europe/Paris', '2023-06-16', '300'],
    ['s02-tz-weekly-karachi', 'Asia/Karachi', '2023-06-17', '200'],
  ])('%s: the first day is the civil one', (_, timeZone, localStart, cents) => {
    const start = civilDateIn('2023-06-16T20:00:00Z', timeZone);
    expect(start.toString()).toBe(localStart);
    const whole = alignedPeriod(rule('week', 'calendar'), start);
    expect(prorated(700, { start, end: whole.end }, whole)).toBe(cents);
  });

  it('s03-leap-february-bounds', () => {
    const { start, end } = alignedPeriod(rule('month', 'calendar'), date('2024-02-01'));
    expect([start.toString(), end.toString()]).toEqual(['2024-02-01', '2024-03-01']);
  });

  it('s05-terminate-arrears: six days of December', () => {
    const start = date('2022-12-15');
    const whole = alignedPeriod(rule('month', 'calendar'), start);
    expect(prorated(1000, { start, end: date('2022-12-21') }, whole)).toBe('194');
  });

  it.each([
    ['s22-quarterly-upgrade-then-terminate', rule('quarter', 'anniversary', '2024-01-15')],
    ['s23-quarterly-calendar-mid-start', rule('quarter', 'calendar')],
  ])('%s', (_, quarterly) => {
    const start = date('2024-05-20');
    const whole = alignedPeriod(quarterly, start);
    expect(daysBetween(whole.start, whole.end)).toBe(91);
    expect(prorated(91_000, { start, end: date('2024-06-21') }, whole)).toBe('32000');
  });

  it('s26-monthly-to-yearly-upgrade: the new plan keeps the anchor', () => {
    const start = date('2023-09-28');
    const whole = alignedPeriod(rule('year', 'anniversary', '2023-06-29'), start);
    expect(daysBetween(whole.start, whole.end)).toBe(366);
    expect(prorated(12_000, { start, end: whole.end }, whole)).toBe('9016');
  });

  it('s27-monthly-to-yearly-downgrade: a short first year', () => {
    const start = date('2023-11-19');
    const whole = alignedPeriod(rule('year', 'anniversary', '2023-07-19'), start);
    expect(daysBetween(start, whole.end)).toBe(243);
    expect(prorated(118_800, { start, end: whole.end }, whole)).toBe('78875');
  });

  it('s31 and s32: the 31st keeps its intent', () => {
    const periods = billablePeriods({
      rule: rule('month', 'anniversary', '2022-12-31'),
      from: date('2022-12-31'),
      until: null,
      through: { start: date('2024-03-01'), end: date('2024-04-01') },
    });
    expect(periods.slice(1).map(({ start }) => start.toString())).toEqual([
      ...['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31', '2023-06-30'],
      ...['2023-07-31', '2023-08-31', '2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31'],
      ...['2024-01-31', '2024-02-29', '2024-03-31'],
    ]);
  });

  it('s33-billing-date-feb-29-yearly', () => {
    const yearly = rule('year', 'anniversary', '2020-02-29');
    expect(alignedPeriod(yearly, date('2023-02-27')).start.toString()).toBe('2022-02-28');
    expect(alignedPeriod(yearly, date('2023-02-28')).start.toString()).toBe('2023-02-28');
  });
});

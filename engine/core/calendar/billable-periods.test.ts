import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedPeriod } from './aligned-period.ts';
import { billablePeriods, TooManyPeriodsError } from './billable-periods.ts';
import { toDate } from './day-number.ts';
import type { BillingRule, IntervalUnit, ProrationPolicy } from './rule.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

const MONTHLY: BillingRule = {
  interval: { unit: 'month', count: 1 },
  timing: 'advance',
  anchor: 'calendar',
  anchorOn: date('2026-01-01'),
  proration: 'by-day',
};
const ARREARS: BillingRule = { ...MONTHLY, timing: 'arrears' };
const JANUARY = ['2026-01-01', '2026-02-01'] as const;
const MARCH = ['2026-03-01', '2026-04-01'] as const;

function bill(
  rule: BillingRule,
  from: string,
  until: string | null,
  [start, end]: readonly [string, string],
): string[] {
  return billablePeriods({
    rule,
    from: date(from),
    until: until === null ? null : date(until),
    through: { start: date(start), end: date(end) },
  }).map(({ start, end, share }) => `${start}/${end} ${share.numerator}/${share.denominator}`);
}

describe('billablePeriods', () => {
  it.each<[string, BillingRule, string, string | null, readonly [string, string], string[]]>([
    ['a whole month', MONTHLY, '2026-01-01', null, JANUARY, ['2026-01-01/2026-02-01 31/31']],
    ['the first part', MONTHLY, '2026-01-11', null, JANUARY, ['2026-01-11/2026-02-01 21/31']],
    [
      'the last part',
      MONTHLY,
      '2026-01-01',
      '2026-01-11',
      JANUARY,
      ['2026-01-01/2026-01-11 10/31'],
    ],
    ['one day', MONTHLY, '2026-01-31', '2026-02-01', JANUARY, ['2026-01-31/2026-02-01 1/31']],
    ['billed already', MONTHLY, '2026-02-01', null, JANUARY, []],
    ['ended before', MONTHLY, '2026-01-01', '2026-01-01', JANUARY, []],
    ['end before start', MONTHLY, '2026-01-20', '2026-01-10', JANUARY, []],
    ['starts later', MONTHLY, '2026-05-01', null, JANUARY, []],
    [
      'catching up',
      MONTHLY,
      '2026-01-15',
      null,
      MARCH,
      ['2026-01-15/2026-02-01 17/31', '2026-02-01/2026-03-01 28/28', '2026-03-01/2026-04-01 31/31'],
    ],
    [
      'arrears: the month that ended',
      ARREARS,
      '2026-01-01',
      null,
      JANUARY,
      ['2026-01-01/2026-02-01 31/31'],
    ],
    ['arrears: not before it ends', ARREARS, '2026-01-01', null, ['2026-01-01', '2026-01-31'], []],
    [
      'arrears: cut by the end',
      ARREARS,
      '2026-01-01',
      '2026-01-21',
      ['2026-01-01', '2026-01-25'],
      ['2026-01-01/2026-01-21 20/31'],
    ],
    [
      'arrears: end still to come',
      ARREARS,
      '2026-01-01',
      '2026-01-28',
      ['2026-01-01', '2026-01-25'],
      [],
    ],
    [
      'nothing for a part',
      { ...MONTHLY, proration: 'free' },
      '2026-01-11',
      null,
      JANUARY,
      ['2026-01-11/2026-02-01 0/31'],
    ],
    [
      'all for a part',
      { ...MONTHLY, proration: 'full' },
      '2026-01-11',
      null,
      JANUARY,
      ['2026-01-11/2026-02-01 31/31'],
    ],
    [
      '30-day months',
      { ...MONTHLY, proration: '30-day' },
      '2026-01-11',
      null,
      JANUARY,
      ['2026-01-11/2026-02-01 20/30'],
    ],
    [
      'a year in advance starts in its own month',
      { ...MONTHLY, interval: { unit: 'year', count: 1 } },
      '2026-03-15',
      null,
      JANUARY,
      [],
    ],
    [
      'day 31',
      { ...MONTHLY, anchor: 'anniversary', anchorOn: date('2026-01-31') },
      '2026-01-31',
      null,
      MARCH,
      ['2026-01-31/2026-02-28 28/28', '2026-02-28/2026-03-31 31/31', '2026-03-31/2026-04-30 30/30'],
    ],
  ])('%s', (_, rule, from, until, through, expected) => {
    expect(bill(rule, from, until, through)).toEqual(expected);
  });

  it('refuses more periods than any item can owe', () => {
    const daily: BillingRule = { ...MONTHLY, interval: { unit: 'day', count: 1 } };
    expect(() => bill(daily, '1970-01-01', null, JANUARY)).toThrow(TooManyPeriodsError);
  });
});

const anyDay = fc.integer({ min: 18_000, max: 22_000 });
const anyRule: fc.Arbitrary<BillingRule> = fc.record({
  interval: fc.record({
    unit: fc.constantFrom<IntervalUnit>('day', 'week', 'month', 'quarter', 'year'),
    count: fc.integer({ min: 1, max: 5 }),
  }),
  timing: fc.constantFrom<'advance' | 'arrears'>('advance', 'arrears'),
  anchor: fc.constantFrom<'calendar' | 'anniversary'>('calendar', 'anniversary'),
  anchorOn: anyDay.map(toDate),
  proration: fc.constantFrom<ProrationPolicy>('by-day', '30-day', 'full', 'free'),
});

describe('laws of billable periods', () => {
  it('runs in any rhythm tile an item from its start without gap or overlap', () => {
    const runs = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyRule, anyDay, fc.option(fc.nat(900)), runs, (rule, first, life, steps) => {
        const until = life === null ? null : toDate(first + life);
        let from = toDate(first);
        let runStart = first;
        for (const step of steps) {
          const through = { start: toDate(runStart), end: toDate(runStart + step) };
          for (const period of billablePeriods({ rule, from, until, through })) {
            expect(period.start.equals(from)).toBe(true);
            expect(Temporal.PlainDate.compare(period.start, period.end)).toBe(-1);
            const whole = alignedPeriod(rule, period.start);
            expect(period.wholeStart.equals(whole.start)).toBe(true);
            expect(Temporal.PlainDate.compare(period.end, whole.end)).toBeLessThanOrEqual(0);
            expect(period.share.numerator).toBeLessThanOrEqual(period.share.denominator);
            from = period.end;
          }
          runStart += step;
          if (until !== null) {
            expect(Temporal.PlainDate.compare(from, until) <= 0 || life === 0).toBe(true);
          }
        }
      }),
    );
  });

  it('the runs cut time differently, the charges are the same', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyDay,
        fc.integer({ min: 1, max: 700 }),
        fc.nat(700),
        (rule, first, length, cut) => {
          const through = { start: toDate(first), end: toDate(first + length) };
          const at = toDate(first + 1 + (cut % length));
          const from = toDate(first);
          const once = billablePeriods({ rule, from, until: null, through });
          const early = billablePeriods({
            rule,
            from,
            until: null,
            through: { start: from, end: at },
          });
          const next = early.at(-1)?.end ?? from;
          const late = billablePeriods({ rule, from: next, until: null, through });
          expect(JSON.stringify([...early, ...late])).toBe(JSON.stringify(once));
        },
      ),
    );
  });
});

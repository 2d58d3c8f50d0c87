import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedPeriod } from './aligned-period.ts';
import { toDate, toDayNumber } from './day-number.ts';
import type { BillingAnchor, BillingRule, IntervalUnit } from './rule.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

function rule(
  unit: IntervalUnit,
  count: number,
  anchor: BillingAnchor,
  anchorOn = '2026-01-01',
): BillingRule {
  return {
    interval: { unit, count },
    timing: 'advance',
    anchor,
    anchorOn: date(anchorOn),
    proration: 'by-day',
  };
}

function span(of: BillingRule, day: string): string {
  const { start, end } = alignedPeriod(of, date(day));
  return `${start}/${end}`;
}

describe('alignedPeriod', () => {
  it.each([
    ['a month', rule('month', 1, 'calendar'), '2026-02-28', '2026-02-01/2026-03-01'],
    ['a leap February', rule('month', 1, 'calendar'), '2024-02-29', '2024-02-01/2024-03-01'],
    [
      'two months from January',
      rule('month', 2, 'calendar'),
      '2026-04-30',
      '2026-03-01/2026-05-01',
    ],
    ['a quarter', rule('quarter', 1, 'calendar'), '2026-06-30', '2026-04-01/2026-07-01'],
    ['half a year', rule('quarter', 2, 'calendar'), '2026-07-01', '2026-07-01/2027-01-01'],
    ['a year', rule('year', 1, 'calendar'), '2026-12-31', '2026-01-01/2027-01-01'],
    ['a week from Monday', rule('week', 1, 'calendar'), '2023-06-18', '2023-06-12/2023-06-19'],
    ['a Monday itself', rule('week', 1, 'calendar'), '2023-06-19', '2023-06-19/2023-06-26'],
    ['a day', rule('day', 1, 'calendar'), '2026-02-28', '2026-02-28/2026-03-01'],
    ['before 1970', rule('week', 1, 'calendar'), '1969-12-31', '1969-12-29/1970-01-05'],
    [
      'own day',
      rule('month', 1, 'anniversary', '2026-01-15'),
      '2026-03-14',
      '2026-02-15/2026-03-15',
    ],
    [
      'before the anchor',
      rule('month', 1, 'anniversary', '2026-01-15'),
      '2025-12-20',
      '2025-12-15/2026-01-15',
    ],
    [
      'own weekday',
      rule('week', 2, 'anniversary', '2026-01-01'),
      '2026-01-20',
      '2026-01-15/2026-01-29',
    ],
    [
      'own quarter',
      rule('quarter', 1, 'anniversary', '2024-01-15'),
      '2024-06-20',
      '2024-04-15/2024-07-15',
    ],
  ])('%s', (_, of, day, expected) => {
    expect(span(of, day)).toBe(expected);
  });

  it('keeps the intent of day 31', () => {
    const monthly = rule('month', 1, 'anniversary', '2022-12-31');
    const starts = ['2023-02-01', '2023-03-01', '2023-04-01', '2023-05-01', '2024-03-01'];
    expect(starts.map((day) => span(monthly, day))).toEqual([
      '2023-01-31/2023-02-28',
      '2023-02-28/2023-03-31',
      '2023-03-31/2023-04-30',
      '2023-04-30/2023-05-31',
      '2024-02-29/2024-03-31',
    ]);
  });

  it('keeps the intent of 29 February', () => {
    const yearly = rule('year', 1, 'anniversary', '2020-02-29');
    expect(
      ['2020-03-01', '2021-03-01', '2023-03-01', '2024-03-01'].map((day) => span(yearly, day)),
    ).toEqual([
      '2020-02-29/2021-02-28',
      '2021-02-28/2022-02-28',
      '2023-02-28/2024-02-29',
      '2024-02-29/2025-02-28',
    ]);
  });

  it.each([0, -1, 1.5, 1201])('refuses an interval of %s', (count) => {
    expect(() => span(rule('month', count, 'calendar'), '2026-01-01')).toThrow(RangeError);
  });
});

const anyDate = fc.integer({ min: -40_000, max: 60_000 }).map(toDate);
const anyRule = fc.record({
  unit: fc.constantFrom<IntervalUnit>('day', 'week', 'month', 'quarter', 'year'),
  count: fc.integer({ min: 1, max: 14 }),
  anchor: fc.constantFrom<BillingAnchor>('calendar', 'anniversary'),
  anchorOn: anyDate,
});

describe('laws of aligned periods', () => {
  it('hold the date, and follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(anyRule, anyDate, ({ unit, count, anchor, anchorOn }, day) => {
        const of = { ...rule(unit, count, anchor), anchorOn };
        const { start, end } = alignedPeriod(of, day);
        expect(Temporal.PlainDate.compare(start, day)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(day, end)).toBeLessThan(0);
        expect(alignedPeriod(of, end).start.equals(end)).toBe(true);
        expect(alignedPeriod(of, start).end.equals(end)).toBe(true);
        expect(alignedPeriod(of, start.subtract({ days: 1 })).end.equals(start)).toBe(true);
      }),
    );
  });

  it('do not drift: every start is the anchor plus whole intervals', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 13 }), fc.nat(200), (anchorOn, count, k) => {
        const of = { ...rule('month', count, 'anniversary'), anchorOn };
        const expected = anchorOn.add({ months: k * count });
        expect(alignedPeriod(of, expected).start.toString()).toBe(expected.toString());
      }),
    );
  });

  it('day numbers are those of Temporal', () => {
    const epoch = date('1970-01-01');
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 800_000 }), (days) => {
        const expected = epoch.add({ days });
        expect(toDate(days).equals(expected)).toBe(true);
        expect(toDayNumber(expected)).toBe(days);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedPeriod } from './aligned-period.ts';
import { daysBetween, toDate } from './day-number.ts';
import { prorationShare } from './proration-share.ts';
import type { BillingRule, IntervalUnit, ProrationPolicy } from './rule.ts';

const period = (text: string) => {
  const [start, end] = text.split('/') as [string, string];
  return { start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) };
};

describe('prorationShare', () => {
  it.each<[ProrationPolicy, string, string, string]>([
    ['by-day', '2011-02-10/2011-02-24', '2011-02-10/2011-03-10', '14/28'],
    ['by-day', '2024-02-23/2024-03-15', '2024-02-15/2024-03-15', '21/29'],
    ['by-day', '2011-06-17/2011-06-25', '2011-06-17/2012-06-17', '8/366'],
    ['30-day', '2023-05-23/2023-06-15', '2023-05-15/2023-06-15', '22/30'],
    ['30-day', '2024-02-23/2024-03-15', '2024-02-15/2024-03-15', '22/30'],
    ['30-day', '2026-02-28/2026-03-01', '2026-02-01/2026-03-01', '3/30'],
    ['30-day', '2026-01-31/2026-02-01', '2026-01-01/2026-02-01', '1/30'],
    ['30-day', '2026-01-30/2026-01-31', '2026-01-01/2026-02-01', '0/30'],
    ['30-day', '2026-02-28/2026-03-02', '2026-02-28/2026-03-31', '2/30'],
    ['30-day', '2026-02-15/2026-04-01', '2026-01-01/2026-04-01', '46/90'],
    ['30-day', '2026-07-01/2027-01-01', '2026-01-01/2027-01-01', '180/360'],
    ['30-day', '2026-01-05/2026-01-08', '2026-01-05/2026-01-12', '3/7'],
    ['full', '2026-01-31/2026-02-01', '2026-01-01/2026-02-01', '31/31'],
    ['free', '2026-01-31/2026-02-01', '2026-01-01/2026-02-01', '0/31'],
    ['free', '2026-01-01/2026-02-01', '2026-01-01/2026-02-01', '31/31'],
  ])('%s of %s in %s is %s', (policy, part, whole, expected) => {
    const { numerator, denominator } = prorationShare(policy, period(part), period(whole));
    expect(`${numerator}/${denominator}`).toBe(expected);
  });

  it('refuses a period that ends before it starts', () => {
    const whole = period('2026-01-01/2026-02-01');
    expect(() => prorationShare('by-day', period('2026-01-09/2026-01-08'), whole)).toThrow(
      RangeError,
    );
    expect(() => prorationShare('by-day', whole, period('2026-01-01/2026-01-01'))).toThrow(
      RangeError,
    );
  });

  it('parts that tile the whole sum to it, and none is negative', () => {
    const anyDay = fc.integer({ min: 18_000, max: 22_000 });
    fc.assert(
      fc.property(
        fc.constantFrom<ProrationPolicy>('by-day', '30-day'),
        fc.constantFrom<IntervalUnit>('week', 'month', 'quarter', 'year'),
        fc.constantFrom<'calendar' | 'anniversary'>('calendar', 'anniversary'),
        anyDay,
        fc.array(fc.nat(400), { maxLength: 5 }),
        (policy, unit, anchor, day, cuts) => {
          const rule: BillingRule = {
            interval: { unit, count: 1 },
            timing: 'advance',
            anchor,
            anchorOn: toDate(day),
            proration: policy,
          };
          const whole = alignedPeriod(rule, toDate(day + 1));
          const length = daysBetween(whole.start, whole.end);
          // Each mark once: an empty part has no share to compare.
          const marks = [...new Set([0, length, ...cuts.map((cut) => cut % length)])];
          marks.sort((a, b) => a - b);
          const shares = marks.slice(1).map((mark, index) =>
            prorationShare(
              policy,
              {
                start: whole.start.add({ days: marks[index] as number }),
                end: whole.start.add({ days: mark }),
              },
              whole,
            ),
          );
          const denominator = shares.at(0)?.denominator as number;
          const isCut = marks.some((mark) => mark !== 0 && mark !== length);
          if (isCut) expect(new Set(shares.map((share) => share.denominator)).size).toBe(1);
          expect(shares.every((share) => share.numerator >= 0)).toBe(true);
          expect(shares.reduce((sum, share) => sum + share.numerator, 0)).toBe(denominator);
        },
      ),
    );
  });
});

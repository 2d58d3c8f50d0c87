import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { type LateFeeTerms, lateFees, type OverdueItem } from './late-fee.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const item = (amount: number, dueOn: string, given: Partial<OverdueItem> = {}): OverdueItem => ({
  amount: Decimal.of(amount),
  dueOn: day(dueOn),
  paidOn: undefined,
  charged: Decimal.ZERO,
  ...given,
});
const terms = (given: Partial<LateFeeTerms> = {}): LateFeeTerms => ({
  every: 'day',
  value: Decimal.of('0.05'),
  graceDays: 0,
  countsFrom: 'due',
  months: 'begun',
  capPercent: undefined,
  capAmount: undefined,
  ...given,
});
const fee = (items: OverdueItem[], asOf: string, given: Partial<LateFeeTerms> = {}) =>
  lateFees(items, day(asOf), terms(given)).amount.toString();

describe('late fees', () => {
  it.each([
    ['by days', '2026-01-11', {}, '5'],
    ['on the due date', '2026-01-01', {}, '0'],
    ['before it', '2025-12-01', {}, '0'],
    ['within the grace', '2026-01-11', { graceDays: 10 }, '0'],
    ['beyond the grace, from the due date', '2026-01-12', { graceDays: 10 }, '5.5'],
    ['beyond the grace, from its end', '2026-01-12', { graceDays: 10, countsFrom: 'grace' }, '0.5'],
    ['by begun months', '2026-02-02', { every: 'month', value: Decimal.of(1) }, '20'],
    ['by months to the day', '2026-02-01', { every: 'month', value: Decimal.of(1) }, '10'],
    [
      'by whole months',
      '2026-02-28',
      { every: 'month', value: Decimal.of(1), months: 'whole' },
      '10',
    ],
    ['once', '2026-03-01', { every: 'once', value: Decimal.of(15) }, '15'],
    ['no more than the principal', '2036-01-01', { capPercent: Decimal.HUNDRED }, '1000'],
    ['no more than an amount', '2036-01-01', { capAmount: Decimal.of(88) }, '88'],
  ] as const)('%s', (_, asOf, given, expected) => {
    expect(fee([item(1000, '2026-01-01')], asOf, given)).toBe(expected);
  });

  it('keeps the day of the month that a short one lacks', () => {
    const given = { every: 'month', value: Decimal.of(1) } as const;
    expect(fee([item(1000, '2026-01-31')], '2026-02-28', given)).toBe('10');
    expect(fee([item(1000, '2026-01-31')], '2026-03-01', given)).toBe('20');
    expect(fee([item(1000, '2026-01-31')], '2026-03-31', given)).toBe('20');
  });

  it('ends with the payment, and takes off what was charged before', () => {
    expect(fee([item(1000, '2026-01-01', { paidOn: day('2026-01-05') })], '2026-02-01')).toBe('2');
    expect(fee([item(1000, '2026-01-01', { charged: Decimal.of(3) })], '2026-01-11')).toBe('2');
    expect(fee([item(1000, '2026-01-01', { charged: Decimal.of(9) })], '2026-01-11')).toBe('0');
  });

  it('takes none of a credit', () => {
    expect(fee([item(-1000, '2026-01-01')], '2026-01-11')).toBe('0');
  });

  const start = day('2026-01-01');
  const items = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat(400)).map(([amount, late]) => ({
      ...item(amount, '2026-01-01'),
      dueOn: start.add({ days: late }),
    })),
    { maxLength: 8 },
  );

  it('is simple: month by month it comes to what it is at the end', () => {
    fc.assert(
      fc.property(
        items,
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 6 }),
        (due, steps) => {
          const given = terms({ capPercent: Decimal.of(10), graceDays: 5 });
          let asOf = start;
          let charged = due.map(() => Decimal.ZERO);
          let total = Decimal.ZERO;
          for (const days of steps) {
            asOf = asOf.add({ days });
            const open = due.map((each, index) => ({
              ...each,
              charged: charged[index] as Decimal,
            }));
            const result = lateFees(open, asOf, given);
            total = total.plus(result.amount);
            charged = result.items.map((each) => each.charged.plus(each.due));
          }
          expect(total.equals(lateFees(due, asOf, given).amount)).toBe(true);
        },
      ),
    );
  });

  it('never exceeds its caps', () => {
    fc.assert(
      fc.property(items, fc.nat(3_000), fc.nat(500), (due, days, most) => {
        const given = terms({ capPercent: Decimal.of(20), capAmount: Decimal.of(most) });
        const result = lateFees(due, start.add({ days }), given);
        expect(result.amount.compare(Decimal.of(most))).toBeLessThanOrEqual(0);
        for (const each of result.items) {
          expect(each.fee.compare(each.amount.times(Decimal.of('0.2')))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { AGES, ageBalance, ageOf, type Debt } from './age-balance.ts';

const debt = (key: string, dueOn: string, amount: string): Debt => ({ key, dueOn, amount });
const TODAY = '2026-11-21';
const months = [
  debt('sep', '2026-09-16', '100'),
  debt('aug', '2026-08-16', '80.50'),
  debt('oct', '2026-10-16', '90'),
  debt('nov', '2026-11-16', '70'),
  debt('next', '2026-12-16', '60'),
];

describe('ageBalance', () => {
  it.each([
    // credit, notDue, 1-30, 31-60, 61-90, older, left over
    ['0', '60', '70', '90', '100', '80.5', '0'],
    ['80.50', '60', '70', '90', '100', '0', '0'],
    ['100', '60', '70', '90', '80.5', '0', '0'],
    ['340.50', '60', '0', '0', '0', '0', '0'],
    ['340.51', '59.99', '0', '0', '0', '0', '0'],
    ['400.50', '0', '0', '0', '0', '0', '0'],
    ['500', '0', '0', '0', '0', '0', '99.5'],
  ])('settles the oldest first with %s', (credit, notDue, days30, days60, days90, older, rest) => {
    const aged = ageBalance(months, credit, TODAY);
    const exact = (text: string) => Decimal.of(text).normalized().toString();
    const found = AGES.map((age) => exact(aged.ages[age]));
    expect(found).toEqual([notDue, days30, days60, days90, older]);
    expect(exact(aged.credit)).toBe(rest);
  });

  it('names what is open, with the days it is late', () => {
    expect(ageBalance(months, '150', TODAY).open).toMatchObject([
      { key: 'sep', open: '30.5', daysLate: 66, age: 'days90' },
      { key: 'oct', open: '90', daysLate: 36, age: 'days60' },
      { key: 'nov', open: '70', daysLate: 5, age: 'days30' },
      { key: 'next', open: '60', daysLate: 0, age: 'notDue' },
    ]);
  });

  it('is nothing without debts', () => {
    expect(ageBalance([], '0', TODAY)).toMatchObject({ balance: '0', overdue: '0', open: [] });
  });

  it.each([
    [-1, 'notDue'],
    [0, 'notDue'],
    [1, 'days30'],
    [30, 'days30'],
    [31, 'days60'],
    [60, 'days60'],
    [61, 'days90'],
    [90, 'days90'],
    [91, 'older'],
  ])('%i days late is %s', (days, age) => {
    expect(ageOf(days)).toBe(age);
  });
});

const anyMinor = fc.bigInt(1n, 10n ** 12n).map((minor) => Decimal.ofBig(minor, 2).toString());
const anyDebts = fc
  .array(fc.tuple(fc.integer({ min: -400, max: 90 }), anyMinor), { maxLength: 30 })
  .map((all) =>
    all.map(([days, amount], index) =>
      debt(`${index}`, Temporal.PlainDate.from(TODAY).add({ days }).toString(), amount),
    ),
  );
const sumOf = (texts: readonly string[]) =>
  texts.reduce((sum, text) => sum.plus(Decimal.of(text)), Decimal.ZERO);

describe('laws of ageing', () => {
  it('the ages less the credit are the balance: debts less payments', () => {
    fc.assert(
      fc.property(anyDebts, anyMinor, (debts, credit) => {
        const aged = ageBalance(debts, credit, TODAY);
        const balance = sumOf(debts.map(({ amount }) => amount)).minus(Decimal.of(credit));
        const ages = sumOf(AGES.map((age) => aged.ages[age]));
        expect(ages.minus(Decimal.of(aged.credit)).equals(balance)).toBe(true);
        expect(Decimal.of(aged.balance).equals(balance)).toBe(true);
        expect(sumOf(aged.open.map(({ open }) => open)).equals(ages)).toBe(true);
        expect(sumOf([aged.overdue, aged.ages.notDue]).equals(ages)).toBe(true);
      }),
    );
  });

  it('nobody owes and is owed at once', () => {
    fc.assert(
      fc.property(anyDebts, anyMinor, (debts, credit) => {
        const { open, credit: left } = ageBalance(debts, credit, TODAY);
        expect(open.length === 0 || Decimal.of(left).isZero()).toBe(true);
        expect(open.every((each) => Decimal.of(each.open).sign() > 0)).toBe(true);
      }),
    );
  });

  it('a payment more never makes anything older', () => {
    fc.assert(
      fc.property(anyDebts, anyMinor, anyMinor, (debts, credit, more) => {
        const before = ageBalance(debts, credit, TODAY);
        const after = ageBalance(debts, sumOf([credit, more]).toString(), TODAY);
        for (const age of AGES) {
          expect(Decimal.of(after.ages[age]).compare(Decimal.of(before.ages[age]))).toBeLessThan(1);
        }
      }),
    );
  });
});

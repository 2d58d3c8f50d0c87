import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { type RolloverTerms, rollOver } from './roll-over.ts';

const list = (...numbers: number[]) => numbers.map((number) => Decimal.of(number));
const texts = (numbers: readonly Decimal[]) => numbers.map(String);
const terms = (given: Partial<RolloverTerms> = {}): RolloverTerms => ({
  included: Decimal.of(10),
  periods: 2,
  cap: null,
  order: 'carried-first',
  ...given,
});

describe('rollover', () => {
  it.each([
    ['nothing carried, all unused', [], 0, {}, '0', ['10'], '0'],
    ['the oldest first, then the own', [3, 4], 8, {}, '0', ['0', '9'], '0'],
    ['the own first', [3, 4], 8, { order: 'included-first' }, '0', ['4', '2'], '3'],
    ['more than all of it', [3, 4], 20, {}, '3', ['0', '0'], '0'],
    ['what is too old is lost', [3, 4], 0, {}, '0', ['4', '10'], '3'],
    ['a cap drops the oldest', [3, 4], 0, { cap: Decimal.of(12) }, '0', ['2', '10'], '5'],
    ['for ever', [3, 4], 1, { periods: null }, '0', ['16'], '0'],
  ] as const)('%s', (_, lots, units, given, billable, left, expired) => {
    const result = rollOver(list(...lots), Decimal.of(units), terms(given));
    expect(result.billable.toString()).toBe(billable);
    expect(texts(result.lots)).toEqual(left);
    expect(result.expired.toString()).toBe(expired);
  });

  const amount = fc.integer({ min: 0, max: 5_000 }).map((n) => Decimal.of(n).shifted(-1));
  const anyTerms = fc.record({
    included: amount,
    periods: fc.option(fc.integer({ min: 1, max: 6 })),
    cap: fc.option(amount),
    order: fc.constantFrom('carried-first' as const, 'included-first' as const),
  });

  it('loses and makes nothing, period after period', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(amount, { maxLength: 24 }), (given, used) => {
        let lots: Decimal[] = [];
        for (const units of used) {
          const result = rollOver(lots, units, given);
          const { usedCarried, usedIncluded, billable, carriedIn, carriedOut, expired } = result;
          expect(usedCarried.plus(usedIncluded).plus(billable).equals(units)).toBe(true);
          const left = carriedIn.plus(given.included).minus(usedCarried).minus(usedIncluded);
          expect(left.minus(expired).equals(carriedOut)).toBe(true);
          for (const value of [...result.lots, billable, expired]) {
            expect(value.sign()).toBeGreaterThanOrEqual(0);
          }
          if (given.cap) expect(carriedOut.compare(given.cap)).toBeLessThanOrEqual(0);
          if (given.periods) expect(result.lots.length).toBeLessThanOrEqual(given.periods);
          lots = result.lots;
        }
      }),
    );
  });

  it('charges nothing while something is left', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(amount, { maxLength: 6 }), amount, (given, lots, units) => {
        const { billable, usedCarried, carriedIn } = rollOver(lots, units, given);
        if (billable.sign() > 0) expect(usedCarried.equals(carriedIn)).toBe(true);
      }),
    );
  });
});

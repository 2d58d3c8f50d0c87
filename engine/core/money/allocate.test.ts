import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { AllocationError, allocate } from './allocate.ts';

const decimals = (texts: string[]) => texts.map((text) => Decimal.of(text));
const split = (total: string, weights: string[], digits = 2) =>
  allocate(Decimal.of(total), decimals(weights), digits).map((part) => part.toFixed(digits));

describe('allocate', () => {
  it.each([
    ['100', ['1', '1', '1'], ['33.34', '33.33', '33.33']],
    ['0.05', ['1', '1'], ['0.03', '0.02']],
    ['10', ['0', '1', '0'], ['0.00', '10.00', '0.00']],
    ['10', ['0', '0', '0'], ['3.34', '3.33', '3.33']],
    ['-100', ['1', '1', '1'], ['-33.34', '-33.33', '-33.33']],
    ['0', ['3', '5'], ['0.00', '0.00']],
    ['1', ['0.1', '0.25', '0.65'], ['0.10', '0.25', '0.65']],
    ['0.01', ['1', '2', '2'], ['0.00', '0.01', '0.00']],
  ])('%s by %j', (total, weights, expected) => {
    expect(split(total, weights)).toEqual(expected);
  });

  it('works in the digits of the currency', () => {
    expect(split('100', ['1', '1', '1'], 0)).toEqual(['34', '33', '33']);
    expect(split('1', ['1', '1', '1'], 3)).toEqual(['0.334', '0.333', '0.333']);
  });

  it('refuses what has no answer', () => {
    expect(() => split('1.005', ['1'])).toThrow(AllocationError);
    expect(() => split('1', [])).toThrow(AllocationError);
    expect(() => split('1', ['2', '-1'])).toThrow(AllocationError);
  });
});

const anyTotal = fc.bigInt(-(10n ** 24n), 10n ** 24n).map((minor) => Decimal.ofBig(minor, 2));
const anyWeights = fc.array(
  fc
    .tuple(fc.bigInt(0n, 10n ** 20n), fc.nat(6))
    .map(([value, scale]) => Decimal.ofBig(value, scale)),
  { minLength: 1, maxLength: 12 },
);

describe('laws of allocation', () => {
  it('parts sum to the whole', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const sum = allocate(total, weights, 2).reduce((a, b) => a.plus(b), Decimal.ZERO);
        expect(sum.equals(total)).toBe(true);
      }),
    );
  });

  it('every part is within one unit of its exact share', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const sum = weights.reduce((a, b) => a.plus(b), Decimal.ZERO);
        fc.pre(!sum.isZero());
        allocate(total, weights, 2).forEach((part, index) => {
          const distance = part
            .times(sum)
            .minus(total.times(weights[index] as Decimal))
            .abs();
          expect(distance.compare(sum.times(Decimal.of('0.01')))).toBe(-1);
        });
      }),
    );
  });

  it('is monotone: more weight never gets less, no weight gets nothing', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        fc.pre(weights.some((weight) => !weight.isZero()));
        const parts = allocate(total.abs(), weights, 2);
        weights.forEach((left, i) => {
          if (left.isZero()) expect(parts[i]?.isZero()).toBe(true);
          weights.forEach((right, j) => {
            if (left.compare(right) > 0) {
              expect(parts[i]?.compare(parts[j] as Decimal)).toBeGreaterThanOrEqual(0);
            }
          });
        });
      }),
    );
  });

  it('a negative total mirrors the positive one', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const mirrored = allocate(total.negated(), weights, 2).map((part) => part.negated());
        expect(mirrored.map(String)).toEqual(allocate(total, weights, 2).map(String));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { type Bucket, Histogram } from './histogram.ts';

const fill = (sizes: readonly string[], made = Histogram.ofAmounts()): Bucket[] => {
  for (const size of sizes) made.add(Decimal.of(size), Decimal.of(size));
  return made.describe();
};

describe('a histogram', () => {
  it.each([
    ['0', '0', '0'],
    ['0.00', '0', '0'],
    ['1', '0.5', '1'],
    ['1.01', '1', '2'],
    ['2', '1', '2'],
    ['5.5', '5', '10'],
    ['-0.01', '-0.01', '-0.005'],
    ['-3', '-5', '-2'],
    ['0.00001', '0', '0.0001'],
    ['9000000000000000', '500000000000000', null],
  ])('puts %s above %s up to %s', (size, from, to) => {
    expect(fill([size])).toEqual([{ from, to, customers: 1, amount: Decimal.of(size).toString() }]);
  });

  it('shows empty buckets between, from the largest decrease to the largest increase', () => {
    expect(fill(['-1.5', '0.02']).map(({ to, customers }) => `${to} ${customers}`)).toEqual([
      ...['-1 1', '-0.5 0', '-0.2 0', '-0.1 0', '-0.05 0', '-0.02 0', '-0.01 0', '-0.005 0'],
      ...['-0.002 0', '-0.001 0', '-0.0005 0', '-0.0002 0', '-0.0001 0', '0 0', '0 0'],
      ...['0.0001 0', '0.0002 0', '0.0005 0', '0.001 0', '0.002 0', '0.005 0', '0.01 0', '0.02 1'],
    ]);
  });

  it('of parts is the histogram of the whole', () => {
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => `${n}e-2`);
    fc.assert(
      fc.property(fc.array(amount), fc.array(amount), (left, right) => {
        const [a, b] = [Histogram.ofAmounts(), Histogram.ofAmounts()];
        fill(left, a);
        fill(right, b);
        a.merge(b.tally());
        expect(a.describe()).toEqual(fill([...left, ...right]));
      }),
    );
  });
});

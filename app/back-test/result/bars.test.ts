import { describe, expect, it } from 'vitest';
import type { Bucket } from '#engine/runtime/back-test';
import { barsOf, directionOfBucket } from './bars.ts';

const bucket = (from: string | null, to: string | null, customers = 1): Bucket => ({
  from,
  to,
  customers,
  amount: '0',
});

describe('bars of a distribution', () => {
  it.each([
    ['0', '0', 'same'],
    ['0', '0.01', 'up'],
    ['5', '10', 'up'],
    ['100', null, 'up'],
    ['-0.01', '0', 'down'],
    ['-10', '-5', 'down'],
    [null, '-100', 'down'],
  ])('from %s to %s point %s', (from, to, direction) => {
    expect(directionOfBucket(bucket(from, to))).toBe(direction);
  });

  it('are as high as there are customers, and small ones are still seen', () => {
    const heights = barsOf([
      bucket('-1', '0', 1),
      bucket('0', '0', 1000),
      bucket('1', '2', 500),
      bucket('2', '5', 0),
      bucket('5', '10', 250),
    ]).map(({ height }) => height);
    expect(heights).toEqual([0.015, 1, 0.5, 0, 0.25]);
  });

  it('leave out empty buckets next to zero, but no others', () => {
    const keys = barsOf([
      bucket('-5', '-2', 3),
      bucket('-2', '-1', 0),
      bucket('-1', '0', 0),
      bucket('0', '0', 9),
      bucket('0', '1', 0),
      bucket('1', '2', 4),
      bucket('2', '5', 0),
      bucket('5', '10', 1),
    ]).map(({ key }) => key);
    expect(keys).toEqual(['-5 -2', '0 0', '1 2', '2 5', '5 10']);
    expect(barsOf([bucket('0', '1', 0), bucket('1', '2', 4)]).map(({ key }) => key)).toEqual([
      '1 2',
    ]);
  });

  it('are none where nobody was compared', () => {
    expect(barsOf([])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { sampleQuotas } from './sample-quotas.ts';

const strata = (counts: Record<string, number>) =>
  Object.entries(counts).map(([key, count]) => ({ key, count }));

describe('a sample', () => {
  it.each([
    [{ a: 700, b: 200, c: 100 }, 10, { a: 7, b: 2, c: 1 }],
    // Each at least once, also the tiny one.
    [{ a: 9_990, b: 9, c: 1 }, 10, { a: 8, b: 1, c: 1 }],
    // Never more than there are.
    [{ a: 2, b: 1 }, 30, { a: 2, b: 1 }],
    // Fewer than strata: the largest ones.
    [{ a: 1, b: 5, c: 3 }, 2, { b: 1, c: 1 }],
    [{ a: 5, b: 5 }, 3, { a: 2, b: 1 }],
    [{}, 10, {}],
  ])('of %j, %d in all, takes %j', (counts, size, expected) => {
    const quotas = sampleQuotas(strata(counts), size);
    expect(Object.fromEntries([...quotas].sort())).toEqual(expected);
  });

  it('has the wanted size wherever there are enough', () => {
    for (let size = 1; size <= 60; size += 1) {
      const quotas = sampleQuotas(strata({ a: 31, b: 17, c: 11, d: 1 }), size);
      const sum = [...quotas.values()].reduce((total, count) => total + count, 0);
      expect(sum).toBe(Math.min(size, 60));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { effectiveFromOf, nextMonth } from './publish-when.ts';

describe('from when a version holds', () => {
  it.each([
    ['2026-01-31', '2026-02-01'],
    ['2026-02-01', '2026-03-01'],
    ['2026-12-05', '2027-01-01'],
  ])('after %s the next month begins on %s', (today, first) => {
    expect(nextMonth(today)).toBe(first);
  });

  it.each([
    ['always', '', {}],
    ['today', '', { effectiveFrom: '2026-03-10' }],
    ['date', '2026-04-01', { effectiveFrom: '2026-04-01' }],
    ['date', '', null],
  ] as const)('%s with the day "%s"', (when, day, told) => {
    expect(effectiveFromOf(when, day, '2026-03-10')).toEqual(told);
  });
});

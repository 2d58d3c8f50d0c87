import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daySegments } from '#engine/core/calendar';

const HOUR = 3_600_000;
const hours = (date: string, zone: string) =>
  daySegments(Temporal.PlainDate.from(date), zone).map(({ start, end, clock }) => [
    clock / HOUR,
    (end - start) / HOUR,
  ]);

describe('parts of a day', () => {
  it.each([
    ['2026-03-29', 'Asia/Shanghai', [[0, 24]]],
    [
      '2026-03-29',
      'Europe/Berlin',
      [
        [0, 2],
        [3, 21],
      ],
    ],
    [
      '2026-10-25',
      'Europe/Berlin',
      [
        [0, 3],
        [2, 22],
      ],
    ],
    [
      '2026-04-05',
      'Australia/Lord_Howe',
      [
        [0, 2],
        [1.5, 22.5],
      ],
    ],
    ['2026-03-08', 'America/Havana', [[1, 23]]],
  ])('%s in %s: clock and hours', (date, zone, expected) => {
    expect(hours(date, zone)).toEqual(expected);
  });

  it('follows without a gap from day to day', () => {
    const zones = ['Europe/London', 'America/New_York', 'Asia/Shanghai', 'Pacific/Apia'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15_000 }), fc.constantFrom(...zones), (days, zone) => {
        const date = Temporal.PlainDate.from('1995-01-01').add({ days });
        const parts = [date, date.add({ days: 1 })].flatMap((each) => daySegments(each, zone));
        for (const [index, { start, end }] of parts.entries()) {
          expect(end).toBeGreaterThan(start);
          if (index > 0) expect(start).toBe(parts[index - 1]?.end);
        }
      }),
      { numRuns: 100 },
    );
  });
});

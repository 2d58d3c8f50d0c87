import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfCycle, dayNumber, formatDate, inCycle, parseAnyDate } from './index.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const anyDay = fc.integer({ min: -98_000_000, max: 98_000_000 });

describe('dayNumber', () => {
  it('counts the days that Temporal counts', () => {
    fc.assert(
      fc.property(anyDay, (days) => {
        expect(dayNumber({ date: EPOCH.add({ days }), cycles: 0 })).toBe(days);
      }),
    );
  });

  it('grows by the days of a cycle', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9_000, max: 9_000 }), (days, cycles) => {
        const date = EPOCH.add({ days });
        expect(dayNumber({ date, cycles })).toBe(days + cycles * 146_097);
      }),
    );
  });
});

describe('dates of any year', () => {
  it('read what they print', () => {
    const year = fc.integer({ min: -999_999_999, max: 999_999_999 });
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (years, month) => {
        const digits = String(Math.abs(years)).padStart(4, '0');
        const text = `${years < 0 ? '-' : ''}${digits}-${String(month).padStart(2, '0')}-28`;
        const read = parseAnyDate(text);
        const { date, cycles } = inCycle(read ?? EPOCH);
        expect(formatDate(date, cycles)).toBe(text);
        expect(read?.year).toBe(years);
      }),
    );
  });

  it('end with the years of FEEL', () => {
    expect(dateOfCycle({ date: EPOCH, cycles: 3_000_000 })).toBeUndefined();
  });
});

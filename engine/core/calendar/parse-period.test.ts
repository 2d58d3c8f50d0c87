import { describe, expect, it } from 'vitest';
import { civilDateIn, isTimeZone } from './civil-date-in.ts';
import { isPeriod, parseDate, parsePeriod } from './parse-period.ts';

describe('parsePeriod', () => {
  it.each([
    ['2026-01', '2026-01-01', '2026-02-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-Q2', '2026-04-01', '2026-07-01'],
    [' 2026-01-15/2026-02-15 ', '2026-01-15', '2026-02-15'],
  ])('reads %s', (text, start, end) => {
    const period = parsePeriod(text);
    if (!isPeriod(period)) throw new Error(period.code);
    expect([period.start.toString(), period.end.toString()]).toEqual([start, end]);
  });

  it.each([
    ['', 'period-unreadable'],
    ['2026-13', 'period-unreadable'],
    ['2026-00', 'period-unreadable'],
    ['January', 'period-unreadable'],
    ['2026-02-30/2026-03-01', 'date-unreadable'],
    ['2026-03-01/2026-02-30', 'date-unreadable'],
    ['2026-03-01/2026-03-01', 'period-empty'],
    ['2026-03-02/2026-03-01', 'period-empty'],
  ])('refuses %s', (text, code) => {
    const problem = parsePeriod(text);
    expect(isPeriod(problem)).toBe(false);
    expect(problem).toMatchObject({ code, severity: 'error' });
  });
});

describe('parseDate', () => {
  it('reads dates of the calendar only', () => {
    expect(parseDate('2024-02-29')?.toString()).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2024-2-9', '2024-02-29T00:00', 'x']) {
      expect(parseDate(text)).toBeUndefined();
    }
  });
});

describe('civilDateIn', () => {
  it('is the date on the wall of that place', () => {
    expect(civilDateIn('2023-06-16T20:00:00Z', 'Europe/Paris').toString()).toBe('2023-06-16');
    expect(civilDateIn('2023-06-16T20:00:00Z', 'Asia/Karachi').toString()).toBe('2023-06-17');
    expect(civilDateIn('2026-01-31T16:00:00Z', 'Asia/Shanghai').toString()).toBe('2026-02-01');
  });

  it('knows which zones exist', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true);
    expect(isTimeZone('Asia/Atlantis')).toBe(false);
    expect(isTimeZone('')).toBe(false);
    expect(isTimeZone('+08:00')).toBe(false);
  });
});

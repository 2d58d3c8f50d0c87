import { describe, expect, it } from 'vitest';
import { formatCount, formatInstant, formatMoney, formatPeriod } from './format.ts';

describe('what a bill run shows', () => {
  it('keeps amounts exact beyond what a float holds', () => {
    expect(formatMoney('456360.00', 'USD', 'en')).toBe('456,360.00');
    expect(formatMoney('90071992547409931.23', 'CNY', 'zh')).toBe('90,071,992,547,409,931.23');
    expect(formatMoney('-3.5', 'USD', 'en')).toBe('-3.50');
    expect(formatMoney('1500', 'JPY', 'en')).toBe('1,500');
    expect(formatMoney('1.2345', 'USD', 'en')).toBe('1.2345');
  });

  it('groups counts', () => {
    expect(formatCount(7043, 'en')).toBe('7,043');
  });

  it('names a whole month, and gives other periods by first and last day', () => {
    expect(formatPeriod('2026-10-01', '2026-11-01', 'en')).toBe('October 2026');
    expect(formatPeriod('2026-10-01', '2026-11-01', 'zh')).toBe('2026年10月');
    expect(formatPeriod('2026-10-15', '2026-11-15', 'en')).toBe('Oct 15, 2026 – Nov 14, 2026');
  });

  it('shows instants in the time zone of the operator', () => {
    const text = formatInstant('2026-10-31T16:30:00Z', 'en', 'Asia/Shanghai');
    expect(text).toBe('Nov 1, 2026, 00:30');
  });
});

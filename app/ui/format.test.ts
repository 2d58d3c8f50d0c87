import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatCount,
  formatDate,
  formatDecimal,
  formatDuration,
  formatExactInstant,
  formatInstant,
  formatMoney,
  formatMonth,
  formatPercent,
  formatPeriod,
} from './format.ts';

describe('figures', () => {
  it('keep amounts exact beyond what a float holds', () => {
    expect(formatMoney('456360.00', 'USD', 'en')).toBe('456,360.00');
    expect(formatMoney('90071992547409931.23', 'CNY', 'zh')).toBe('90,071,992,547,409,931.23');
    expect(formatMoney('-3.5', 'USD', 'en')).toBe('-3.50');
    expect(formatMoney('1500', 'JPY', 'en')).toBe('1,500');
    expect(formatMoney('1.2345', 'USD', 'en')).toBe('1.2345');
  });

  it('take a currency that is no code of a state', () => {
    expect(formatMoney('5', 'points', 'en')).toBe('5.00');
  });

  it('show quantities and prices as they are', () => {
    expect(formatDecimal('0.55', 'en')).toBe('0.55');
    expect(formatDecimal('1200', 'zh')).toBe('1,200');
    expect(formatDecimal('0.1', 'en', 2)).toBe('0.10');
  });

  it('group counts, and show shares and sizes', () => {
    expect(formatCount(7043, 'en')).toBe('7,043');
    expect(formatPercent('0.08125', 'en')).toBe('8.1%');
    expect(formatBytes(900, 'en')).toBe('900 bytes');
    expect(formatBytes(3_250_586, 'en')).toBe('3.1 MB');
  });
});

describe('times', () => {
  it('name a whole month, and give other periods by first and last day', () => {
    expect(formatPeriod('2026-10-01', '2026-11-01', 'en')).toBe('October 2026');
    expect(formatPeriod('2026-10-01', '2026-11-01', 'zh')).toBe('2026年10月');
    expect(formatPeriod('2026-10-15', '2026-11-15', 'en')).toBe('Oct 15, 2026 – Nov 14, 2026');
    expect(formatPeriod('2026-10-15', '2026-11-15', 'zh')).toBe('2026-10-15 至 2026-11-14');
    expect(formatPeriod('2026-10-01', '2026-12-01', 'en')).toBe('Oct 1, 2026 – Nov 30, 2026');
    expect(formatPeriod('2026-10-15', '2026-10-16', 'en')).toBe('Oct 15, 2026');
  });

  it('show instants in the time zone of the operator', () => {
    const instant = '2026-10-31T16:30:05Z';
    expect(formatInstant(instant, 'en', 'Asia/Shanghai')).toBe('Nov 1, 2026, 00:30');
    expect(formatInstant(instant, 'zh', 'Asia/Shanghai')).toBe('2026-11-01 00:30');
    expect(formatExactInstant(instant, 'zh', 'UTC')).toBe('2026-10-31 16:30:05');
    expect(formatExactInstant(instant, 'en', 'UTC')).toBe('Oct 31, 2026, 16:30:05');
  });

  it('show civil dates as they stand', () => {
    expect(formatDate('2026-03-31', 'en')).toBe('Mar 31, 2026');
    expect(formatDate('2026-03-31', 'zh')).toBe('2026-03-31');
    expect(formatMonth('2026-03', 'en', 'short')).toBe('Mar 2026');
    expect(formatMonth('2026-03-31', 'zh')).toBe('2026年3月');
  });

  it('say how long something takes, and how long ago it was', () => {
    expect(formatDuration(0.2, 'en')).toBe('1 second');
    expect(formatDuration(150, 'en')).toBe('3 minutes');
    expect(formatDuration(7300, 'zh')).toBe('2小时');
    const now = Date.parse('2026-11-02T12:00:00Z');
    expect(formatAgo('2026-11-01T11:00:00Z', now, 'en')).toBe('yesterday');
    expect(formatAgo('2026-11-02T11:59:50Z', now, 'zh')).toBe('现在');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingRule } from '#engine/core/calendar';
import { pastUsage } from './past-usage.ts';

const rule = (given: Partial<BillingRule> = {}): BillingRule => ({
  interval: { unit: 'month', count: 1 },
  timing: 'arrears',
  anchor: 'calendar',
  anchorOn: Temporal.PlainDate.from('2026-01-15'),
  proration: 'by-day',
  ...given,
});
const used = (day: string, quantity = '1') => ({ metric: 'water', day, quantity });

describe('the periods before one', () => {
  it('tell what was used in each, the first one a part', () => {
    const item = {
      billingFrom: '2026-01-11',
      usage: [used('2026-01-20', '3'), used('2026-01-21', '2'), used('2026-03-01', '7')],
    };
    expect(pastUsage(item, rule(), '2026-04-01', false)).toEqual([
      {
        start: '2026-01-11',
        end: '2026-02-01',
        share: { numerator: 21, denominator: 31 },
        usage: { water: '5' },
      },
      { start: '2026-02-01', end: '2026-03-01', usage: {} },
      { start: '2026-03-01', end: '2026-04-01', usage: { water: '7' } },
    ]);
  });

  it('tell of what was used before the billing began, and leave out empty periods there', () => {
    const item = { billingFrom: '2026-03-01', usage: [used('2026-01-31')] };
    expect(pastUsage(item, rule(), '2026-04-01', false).map(({ start }) => start)).toEqual([
      '2026-01-01',
      '2026-03-01',
    ]);
  });

  it('follow the anniversary, and end where the period begins', () => {
    const item = { billingFrom: '2026-01-15', usage: [] };
    const starts = pastUsage(item, rule({ anchor: 'anniversary' }), '2026-03-20', false);
    expect(starts.map(({ start, end }) => [start, end])).toEqual([
      ['2026-01-15', '2026-02-15'],
      ['2026-02-15', '2026-03-15'],
      ['2026-03-15', '2026-03-20'],
    ]);
  });

  it('are of two years, or of all', () => {
    const item = { billingFrom: '2020-01-01', usage: [] };
    expect(pastUsage(item, rule(), '2026-01-01', false)).toHaveLength(25);
    expect(pastUsage(item, rule(), '2026-01-01', true)).toHaveLength(72);
    expect(
      pastUsage(item, rule({ interval: { unit: 'day', count: 1 } }), '2026-01-01', true),
    ).toHaveLength(600);
  });

  it('tile without gap and lose nothing', () => {
    const day = fc
      .nat(900)
      .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
    const unit = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const);
    fc.assert(
      fc.property(fc.array(day), day, unit, (days, billingFrom, each) => {
        const before = '2026-07-01';
        const item = { billingFrom, usage: days.map((at) => used(at)) };
        const past = pastUsage(item, rule({ interval: { unit: each, count: 1 } }), before, true);
        const counted = past.reduce((sum, { usage }) => sum + Number(usage.water ?? 0), 0);
        expect(counted).toBe(days.filter((at) => at < before).length);
        const billed = past.filter(({ start }) => start >= billingFrom);
        for (const [index, { start }] of billed.entries()) {
          expect(start).toBe(index === 0 ? billingFrom : billed[index - 1]?.end);
        }
      }),
    );
  });
});

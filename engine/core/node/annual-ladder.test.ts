import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { throughNode } from '#tests/flows';

const TIERS = [
  { upTo: '180', price: '5' },
  { upTo: '260', price: '7' },
  { upTo: null, price: '9' },
];
const CONFIG = { tiers: TIERS, metric: 'water' };
const BY_HISTORY = { quantity: 'number', history: 'list' };
const BY_TOTAL = { quantity: 'number', 'year to date': 'number' };

const month = (start: string, water: string) => ({ start, usage: { water } });
const period = (start: string) => ({ start, end: '2027-12-31' });

function priced(config: object, facts: object, ports: Record<string, string> = BY_HISTORY) {
  const result = throughNode('annual-ladder', config, ports, facts);
  return typeof result === 'object' ? result.exact : result;
}

describe('annual ladder', () => {
  it('goes on where the year stands', () => {
    const facts = {
      quantity: '100',
      period: period('2026-06-01'),
      history: [month('2025-12-01', '500'), month('2026-01-01', '90'), month('2026-03-01', '80')],
    };
    expect(throughNode('annual-ladder', CONFIG, BY_HISTORY, facts)).toEqual({
      exact: '700',
      zh: '本年此前已用 170，本期 100，累计 270：10 × 5 + 80 × 7 + 10 × 9 = 700',
      en: '170 used earlier this year, 100 now, 270 in all: 10 × 5 + 80 × 7 + 10 × 9 = 700',
    });
  });

  it.each([
    ['begins anew in January', { period: period('2026-01-01'), quantity: '10' }, {}, '50'],
    [
      'begins anew in July',
      { period: period('2026-07-01'), quantity: '10' },
      { yearStart: 7 },
      '50',
    ],
    ['counts from July', { period: period('2026-06-01'), quantity: '10' }, { yearStart: 7 }, '90'],
    [
      'a correction empties from the top',
      { period: period('2025-12-01'), quantity: '-250' },
      { negativeQuantity: 'allow' },
      '-1570',
    ],
  ])('%s', (_, facts, given, expected) => {
    const history = [month('2025-07-01', '300'), month('2026-07-01', '400')];
    expect(priced({ ...CONFIG, ...given }, { ...facts, history })).toBe(expected);
  });

  it('takes the total of the year where the facts say it', () => {
    expect(priced(CONFIG, { quantity: '10', 'year to date': '255' }, BY_TOTAL)).toBe('80');
    expect(priced(CONFIG, { quantity: '10' }, BY_TOTAL)).toBe('year-to-date');
  });

  it('shrinks the bounds of who joined within the year', () => {
    const joined = (by: string) => ({ ...CONFIG, since: 'date("2026-04-15")', joined: by });
    const facts = { quantity: '200', period: period('2026-05-01'), history: [] };
    // 9 of 12 months: 135 and 195; 261 of 365 days: 128.7… and 185.9….
    expect(priced(joined('full'), facts)).toBe('1040');
    expect(priced(joined('months'), facts)).toBe('1140');
    expect(Number(priced(joined('days'), facts))).toBeCloseTo(1170.7397, 4);
    expect(priced(joined('months'), { ...facts, period: period('2027-01-01') })).toBe('1040');
  });

  it('computes bounds', () => {
    const tiers = [
      { upTo: '180 + 60 * 2', price: '5' },
      { upTo: null, price: '7' },
    ];
    const facts = { quantity: '310', period: period('2026-01-01'), history: [] };
    expect(priced({ tiers, metric: 'water' }, facts)).toBe('1570');
  });

  it.each([
    ['period-missing', { quantity: '1', history: [] }, CONFIG],
    ['negative-quantity', { quantity: '-1', history: [], period: period('2026-01-01') }, CONFIG],
    ['metric-missing', {}, { tiers: TIERS }],
    [
      'records-invalid',
      {
        quantity: '1',
        history: [{ start: '2026-01-01', usage: { water: 'x' } }],
        period: period('2026-02-01'),
      },
      CONFIG,
    ],
    ['since-missing', {}, { ...CONFIG, joined: 'months' }],
  ])('%s', (code, facts, config) => {
    expect(priced(config, facts)).toBe(code);
  });

  it('refuses what no tier holds, and a ladder without a position', () => {
    const closed = { tiers: [{ upTo: '10', price: '1' }], metric: 'water' };
    expect(priced(closed, { quantity: '11', history: [], period: period('2026-01-01') })).toBe(
      'beyond-last-tier',
    );
    expect(priced(CONFIG, { quantity: '1' }, { quantity: 'number' })).toBe('position-missing');
  });

  it('costs over a year what the year costs at once, however it is cut', () => {
    const used = fc.array(fc.nat(900), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(used, (units) => {
        const starts = units.map((_, index) => `2026-${String(index + 1).padStart(2, '0')}-01`);
        const total = units.reduce((sum, each, index) => {
          const history = units
            .slice(0, index)
            .map((past, at) => month(starts[at] ?? '', `${past}`));
          const facts = { quantity: `${each}`, history, period: period(starts[index] ?? '') };
          return sum.plus(Decimal.of(priced(CONFIG, facts) as string));
        }, Decimal.ZERO);
        const whole = `${units.reduce((a, b) => a + b, 0)}`;
        const once = { quantity: whole, history: [], period: period('2026-01-01') };
        expect(total.toString()).toBe(priced(CONFIG, once));
      }),
      { numRuns: 25 },
    );
  });
});

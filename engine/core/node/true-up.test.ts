import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { throughNode } from '#tests/flows';

const TIERS = [
  { upTo: '100', price: '2' },
  { upTo: null, price: '3' },
];
const PORTS = {
  quantity: 'number',
  estimate: 'number',
  estimated: 'list',
  billed: 'number',
  position: 'number',
};
const YEAR = { tiers: TIERS, ladder: 'year' };
const exact = (result: ReturnType<typeof throughNode>) =>
  typeof result === 'object' ? result.exact : result;
const trueUp = (facts: object, config: object = { tiers: TIERS }) =>
  exact(throughNode('true-up', config, PORTS, facts));

describe('estimate and true-up', () => {
  it('bills an estimate', () => {
    expect(throughNode('true-up', { tiers: TIERS }, PORTS, { estimate: '120' })).toEqual({
      exact: '260',
      zh: '预估用量 120，待实抄后多退少补：100 × 2 + 20 × 3 = 260',
      en: 'Estimated at 120, to be settled when the meter is read: 100 × 2 + 20 × 3 = 260',
    });
  });

  it('settles the stretch when the meter is read', () => {
    const facts = { quantity: '310', estimated: ['80', '120'] };
    expect(throughNode('true-up', { tiers: TIERS }, PORTS, facts)).toEqual({
      exact: '210',
      zh: '实抄用量 310，此前 2 期按预估 200 已收 420，补收：300 × 2 + 10 × 3 − 420 = 210',
      en: '310 by the meter; 200 were estimated over 2 earlier periods and 420 billed for them; charged: 300 × 2 + 10 × 3 − 420 = 210',
    });
  });

  it.each([
    ['a credit', { quantity: '150', estimated: ['80', '120'] }, {}, '-120'],
    [
      'what was billed, where the facts say it',
      { quantity: '150', estimated: ['80', '120'], billed: '400' },
      {},
      '-100',
    ],
    ['a reading alone', { quantity: '150' }, {}, '350'],
    ['a reading takes the place of an estimate', { quantity: '150', estimate: '9' }, {}, '350'],
    [
      'an estimate on the ladder of the year',
      { estimate: '30', estimated: ['20'], position: '60' },
      { ladder: 'year' },
      '70',
    ],
    [
      'a reading on the ladder of the year',
      { quantity: '90', estimated: ['20', '30'], position: '60' },
      { ladder: 'year' },
      '120',
    ],
    ['nothing at all', {}, {}, 'reading-missing'],
    ['less than nothing', { quantity: '-1' }, {}, 'input-not-a-number'],
  ])('%s', (_, facts, given, expected) => {
    expect(trueUp(facts, { tiers: TIERS, ...given })).toBe(expected);
  });

  it('finds the stretch in the history', () => {
    const ports = { quantity: 'number', estimate: 'number', history: 'list' };
    const config = { ...YEAR, metric: 'read', estimateMetric: 'guess' };
    const history = [
      { start: '2025-12-01', usage: { read: '500' } },
      { start: '2026-01-01', usage: { read: '60' } },
      { start: '2026-02-01', usage: { guess: '20' } },
      { start: '2026-03-01', usage: { guess: '30' } },
    ];
    const period = { start: '2026-04-01', end: '2026-05-01' };
    const byHistory = (facts: object) =>
      exact(throughNode('true-up', config, ports, { ...facts, history, period }));
    expect(byHistory({ quantity: '90' })).toBe('120');
    expect(byHistory({ estimate: '10' })).toBe('30');
    expect(exact(throughNode('true-up', YEAR, ports, {}))).toBe('metric-missing');
  });

  const units = fc.array(fc.nat(300), { minLength: 1, maxLength: 6 });
  it('comes to the price of what the meter says, whatever was estimated', () => {
    fc.assert(
      fc.property(units, fc.nat(2_000), fc.nat(200), (estimates, actual, position) => {
        const billed = estimates.map((estimate, index) =>
          trueUp(
            {
              estimate: `${estimate}`,
              estimated: estimates.slice(0, index).map(String),
              position: `${position}`,
            },
            YEAR,
          ),
        );
        const last = trueUp(
          { quantity: `${actual}`, estimated: estimates.map(String), position: `${position}` },
          YEAR,
        );
        const once = trueUp({ quantity: `${actual}`, position: `${position}` }, YEAR);
        const sum = [...billed, last].reduce(
          (total, amount) => total.plus(Decimal.of(amount as string)),
          Decimal.ZERO,
        );
        expect(sum.toString()).toBe(once);
      }),
      { numRuns: 25 },
    );
  });
});

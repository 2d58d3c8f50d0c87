import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceFlow } from '#engine/core/flow';
import { amountsOf, compileSketch, issuesOf, sketchFlow } from '#tests/flows';

const BUDGET = [
  { upTo: '50 * people', price: '2' },
  { upTo: '80 * people', price: '3' },
  { upTo: null, price: '5' },
];
const LARGE = {
  when: 'people >= 5',
  label: { zh: '人口多', en: 'Large household' },
  tiers: [
    { upTo: 400, price: '1' },
    { upTo: null, price: '4', flat: '7' },
  ],
};

const flow = (kind: string, config: object) =>
  sketchFlow(
    {
      people: { kind: 'input', config: { type: 'number' } },
      water: { kind: 'input', config: { type: 'number' } },
      fee: { kind, config },
      share: { kind: 'proration', config: {} },
      line: { kind: 'output-line' },
    },
    ['people -> fee.in', 'water -> fee.quantity', 'fee -> share', 'share -> line'],
  );

const priced = (kind: string, config: object, people: number, water: number, facts = {}) => {
  const found = amountsOf(flow(kind, config), { people, water, ...facts });
  return typeof found === 'string' ? found : found.line;
};

const sentence = (kind: string, config: object, people: number, water: number) =>
  traceFlow(compileSketch(flow(kind, config)), { people, water }).nodes.find(
    ({ placed }) => placed.node.id === 'fee',
  )?.explanation?.sentence;

describe('tiers with computed bounds', () => {
  it.each([
    ['graduated', 3, 150, '300'],
    ['graduated', 3, 151, '303'],
    ['graduated', 3, 241, '575'],
    ['graduated', 1, 50.5, '101.5'],
    ['volume', 3, 150, '300'],
    ['volume', 3, 151, '453'],
  ])('%s for %s people, %s used', (kind, people, water, amount) => {
    expect(
      priced(kind, { tiers: BUDGET }, people, water === 50.5 ? ('50.5' as never) : water),
    ).toBe(amount);
  });

  it('prorates what they come to', () => {
    const period = {
      start: '2026-01-01',
      end: '2026-01-16',
      share: { numerator: 1, denominator: 2 },
    };
    expect(priced('graduated', { tiers: BUDGET }, 3, 150, { period })).toBe('150');
  });

  it.each(['graduated', 'volume', 'stairstep'])('%s refuses bounds that go down', (kind) => {
    const tiers = [
      { upTo: '100 - people', price: 1, flat: 1 },
      { upTo: '10 * people', price: 2, flat: 2 },
    ];
    expect(priced(kind, { tiers }, 20, 1)).toBe(kind === 'stairstep' ? '1' : '2');
    expect(priced(kind, { tiers }, 2, 1)).toBe('tiers-not-ascending');
  });

  it('names the bound and how it came about', () => {
    expect(sentence('volume', { tiers: BUDGET }, 3, 160)).toEqual({
      zh: '用量 160 落在第 2 档（150 以上至 240）：160 × 3 = 480；第 1 档上限 150 = 50 × 3，第 2 档上限 240 = 80 × 3',
      en: 'Quantity 160 falls into tier 2 (over 150, up to 240): 160 × 3 = 480; bound of tier 1: 150 = 50 × 3, bound of tier 2: 240 = 80 × 3',
    });
    expect(sentence('graduated', { tiers: BUDGET }, 3, 100)?.zh).toBe(
      '分档计费：100 × 2 = 200；第 1 档上限 150 = 50 × 3',
    );
  });

  it('costs no less for more, whatever the household', () => {
    const number = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), number, number, (people, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((water) =>
          Number(priced('graduated', { tiers: BUDGET }, people, water)),
        ) as [number, number];
        expect(more).toBeGreaterThanOrEqual(less);
      }),
      { numRuns: 50 },
    );
  });
});

describe('tiers for some', () => {
  const config = {
    tiers: BUDGET,
    tables: [LARGE, { when: 'people = 0', tiers: [{ upTo: 9, flat: 1, price: 0 }] }],
  };

  it.each([
    ['graduated', 5, 450, '607'],
    ['graduated', 4, 450, '1410'],
    ['volume', 5, 450, '1807'],
    ['stairstep', 5, 450, '7'],
    ['graduated', 0, 9, '1'],
  ])('%s for %s people: %s used cost %s', (kind, people, water, amount) => {
    expect(priced(kind, config, people, water)).toBe(amount);
  });

  it('are held to their own bounds', () => {
    expect(priced('graduated', config, 0, 10)).toBe('beyond-last-tier');
  });

  it('are named in the explanation', () => {
    expect(sentence('volume', config, 5, 450)).toEqual({
      zh: '用量 450 落在第 2 档（400 以上）：450 × 4 + 7 = 1,807；按“人口多”阶梯',
      en: 'Quantity 450 falls into tier 2 (over 400): 450 × 4 + 7 = 1,807; tiers "Large household"',
    });
  });

  it('are checked as the others are', () => {
    const tiers = [{ upTo: 5 }, { upTo: 4 }];
    const found = issuesOf(flow('volume', { tiers: BUDGET, tables: [{ when: 'true', tiers }] }));
    expect(found[0]).toMatchObject({
      code: 'tiers-not-ascending',
      path: '/nodes/2/config/tables/0/tiers/1/upTo',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { amountsOf, issuesOf, sketchFlow } from '#tests/flows';

/** Facts → input `q` → the node → a line from each of the given ports. */
function through(kind: string, config: object, facts: object, ports: string[], into = 'quantity') {
  const lines = Object.fromEntries(
    ports.map((port) => [port.replaceAll(' ', '-'), { kind: 'output-line' }]),
  );
  const flow = sketchFlow(
    { q: { kind: 'input', config: { type: 'number' } }, node: { kind, config }, ...lines },
    [`q -> node.${into}`, ...ports.map((port) => `node.${port} -> ${port.replaceAll(' ', '-')}`)],
  );
  return amountsOf(flow, facts as Record<string, unknown>);
}

const TIERS = [
  { upTo: '10', price: '2', flat: '5' },
  { upTo: '20', price: '1', flat: '3' },
  { upTo: null, price: '0.5' },
];
const period = (numerator: number, denominator: number) => ({
  start: '2026-01-01',
  end: '2026-02-01',
  share: { numerator, denominator },
});

describe('charge models', () => {
  it.each([
    ['0', '5'],
    ['10', '25'],
    ['10.5', '28.5'],
    ['20', '38'],
    ['21', '38.5'],
  ])('graduated %s = %s', (q, amount) => {
    expect(through('graduated', { tiers: TIERS }, { q }, ['charge'])).toEqual({ charge: amount });
  });

  it('graduated at zero owes the first flat fee only if the design says so', () => {
    const config = { tiers: TIERS, firstFlat: 'when-used' };
    expect(through('graduated', config, { q: 0 }, ['charge'])).toEqual({ charge: '0' });
    expect(through('graduated', config, { q: '0.1' }, ['charge'])).toEqual({ charge: '5.2' });
  });

  it.each([
    ['0', '5'],
    ['10', '25'],
    ['10.01', '13.01'],
    ['30', '15'],
  ])('volume %s = %s', (q, amount) => {
    expect(through('volume', { tiers: TIERS }, { q }, ['charge'])).toEqual({ charge: amount });
  });

  it.each([
    ['10', '5'],
    ['10.5', '3'],
    ['99', '0'],
  ])('stairstep %s = %s', (q, amount) => {
    expect(through('stairstep', { tiers: TIERS }, { q }, ['charge'])).toEqual({ charge: amount });
  });

  it.each([
    ['3', '0'],
    ['3.01', '100'],
    ['13', '100'],
    ['13.0001', '200'],
  ])('package %s = %s', (q, amount) => {
    const config = { size: 10, price: 100, free: 3 };
    expect(through('package', config, { q }, ['charge'])).toEqual({ charge: amount });
  });

  it('a package of a size with no end in decimals is still counted right', () => {
    const config = { size: '1/3', price: 1 };
    expect(through('package', config, { q: 1 }, ['charge'])).not.toBe('package-size');
  });

  it.each(['graduated', 'volume', 'stairstep'])('%s refuses what no tier holds', (kind) => {
    const tiers = [{ upTo: '10', price: '2' }];
    expect(through(kind, { tiers }, { q: '10.1' }, ['charge'])).toBe('beyond-last-tier');
  });

  it.each([
    ['per-unit', { price: 2 }],
    ['graduated', { tiers: TIERS }],
    ['package', { size: 1, price: 1 }],
    ['percentage', { ratePercent: 1 }],
  ])('%s refuses a negative quantity unless told otherwise', (kind, config) => {
    expect(through(kind, config, { q: -1 }, ['charge'])).toBe('negative-quantity');
    const zero = through(kind, { ...config, negativeQuantity: 'zero' }, { q: -1 }, ['charge']);
    expect(zero).toEqual(through(kind, config, { q: 0 }, ['charge']));
  });

  it('per-unit takes corrections where they are allowed', () => {
    const config = { price: 2, negativeQuantity: 'allow' };
    expect(through('per-unit', config, { q: -3 }, ['charge'])).toEqual({ charge: '-6' });
  });

  it('tier bounds may be computed, and may not cross', () => {
    const flow = (q: number, bound: string) =>
      amountsOf(
        sketchFlow(
          {
            q: { kind: 'input', config: { type: 'number' } },
            node: {
              kind: 'graduated',
              config: {
                tiers: [
                  { upTo: '10', price: 1 },
                  { upTo: bound, price: 2 },
                  { upTo: null, price: 3 },
                ],
              },
            },
            l: { kind: 'output-line' },
          },
          ['q -> node.quantity', 'node -> l'],
        ),
        { q },
      );
    expect(flow(30, 'q - 5')).toEqual({ l: '55' });
    expect(flow(12, 'q - 5')).toBe('tiers-not-ascending');
  });
});

describe('what changes a charge', () => {
  it.each([
    ['30', { charge: '100', 'top-up': '70' }],
    ['100', { charge: '100', 'top-up': '0' }],
    ['130', { charge: '130', 'top-up': '0' }],
  ])('minimum over %s', (q, expected) => {
    expect(through('minimum', { amount: 100 }, { q }, ['charge', 'top up'], 'charge')).toEqual(
      expected,
    );
  });

  it('a minimum is prorated like its charge', () => {
    const facts = { q: 8, period: period(25, 28) };
    expect(through('minimum', { amount: '10' }, facts, ['top up'], 'charge')).toEqual({
      'top-up': '0.928571428571428571428571428571429',
    });
    expect(
      through('minimum', { amount: '10', prorate: false }, facts, ['top up'], 'charge'),
    ).toEqual({
      'top-up': '2',
    });
  });

  it('maximum', () => {
    expect(through('maximum', { amount: 100 }, { q: 130 }, ['charge', 'over'], 'charge')).toEqual({
      charge: '100',
      over: '30',
    });
  });

  it.each([
    [{ kind: 'percentage', value: 10 }, '200', { charge: '180', discount: '-20' }],
    [{ kind: 'fixed', value: 250 }, '200', { charge: '0', discount: '-200' }],
    [{ kind: 'percentage', value: 150 }, '200', { charge: '0', discount: '-200' }],
    [{ kind: 'fixed', value: -5 }, '200', { charge: '200', discount: '0' }],
    [{ kind: 'fixed', value: 5 }, '-10', { charge: '-10', discount: '0' }],
  ])('discount %j of %s never goes below zero', (config, q, expected) => {
    expect(through('discount', config, { q }, ['charge', 'discount'], 'charge')).toEqual(expected);
  });

  it.each([
    [undefined, '31', '31'],
    [period(14, 31), '31', '14'],
    [period(0, 31), '31', '0'],
    [period(1, 3), '100', '33.33333333333333333333333333333333'],
  ])('proration by %j of %s', (share, q, charge) => {
    expect(
      through('proration', {}, { q, ...(share && { period: share }) }, ['charge'], 'charge'),
    ).toEqual({
      charge,
    });
  });

  it.each([
    ['exclusive', '6'],
    ['inclusive', '5.660377358490566037735849056603774'],
  ])('tax %s', (mode, tax) => {
    const config = { category: 'vat', ratePercent: 6, mode };
    expect(through('tax', config, { q: 100 }, ['charge', 'tax'], 'charge')).toEqual({
      charge: '100',
      tax,
    });
  });

  it.each([
    [{ mode: 'half-up', digits: 1 }, '1.25', '1.3'],
    [{ mode: 'half-even', digits: 1 }, '1.25', '1.2'],
    [{ mode: 'down', multipleOf: '0.5' }, '1.49', '1'],
    [{ mode: 'up', multipleOf: '0.05' }, '1.01', '1.05'],
  ])('rounding %j of %s', (config, q, charge) => {
    expect(through('rounding', config, { q }, ['charge'], 'charge')).toEqual({ charge });
  });

  it.each([
    ['8', { billable: '0', used: '8' }],
    ['10', { billable: '0', used: '10' }],
    ['12.5', { billable: '2.5', used: '10' }],
  ])('included quantity of %s', (q, expected) => {
    expect(through('included-quantity', { included: 10 }, { q }, ['billable', 'used'])).toEqual(
      expected,
    );
  });
});

describe('finding values', () => {
  const lookup = (config: object, facts: object) =>
    amountsOf(
      sketchFlow(
        {
          a: { kind: 'input', config: { type: 'any' } },
          b: { kind: 'input', config: { type: 'any', required: false } },
          t: { kind: 'lookup', config },
          l: { kind: 'output-line' },
        },
        ['a -> t.in', 'b -> t.in', 't -> l'],
      ),
      facts as Record<string, unknown>,
    );
  const table = {
    keys: ['a', 'b'],
    columns: [{ name: 'price', type: 'number' }],
    rows: [
      { key: ['1|1/2"', 'x'], values: ['10.50'] },
      { key: ['1', '1/2"|x'], values: ['20'] },
      { key: [3, true], values: [30] },
    ],
  };

  it.each([
    [{ a: '1|1/2"', b: 'x' }, { l: '10.5' }],
    [{ a: '1', b: '1/2"|x' }, { l: '20' }],
    [{ a: 3, b: true }, { l: '30' }],
    [{ a: '3', b: 'true' }, { l: '30' }],
    [{ a: 'X', b: 'x' }, 'lookup-missing'],
    [{ a: '1|1/2"' }, 'lookup-missing'],
  ])('lookup %j = %j', (facts, expected) => {
    expect(lookup(table, facts)).toEqual(expected);
  });

  it('takes defaults where the design has them', () => {
    const config = { ...table, onMissing: 'default', defaults: ['1'] };
    expect(lookup(config, { a: 'none', b: 'x' })).toEqual({ l: '1' });
  });

  it('reports faulty rows all at once', () => {
    const rows = [
      { key: ['a', 'b'], values: ['x'] },
      { key: ['a'], values: ['1'] },
      { key: ['a', 'b'], values: ['2'] },
    ];
    const flow = sketchFlow(
      {
        a: { kind: 'input', config: { type: 'any' } },
        b: { kind: 'input', config: { type: 'any' } },
        t: { kind: 'lookup', config: { ...table, rows } },
        l: { kind: 'output-line' },
      },
      ['a -> t.in', 'b -> t.in', 't -> l'],
    );
    expect(issuesOf(flow).map(({ code }) => code)).toEqual([
      'lookup-row-length',
      'duplicate-key',
      'lookup-cell-type',
    ]);
  });

  it('a decision table without a matching rule refuses, unless it has defaults', () => {
    const decide = (output: object) =>
      through(
        'decision-table',
        {
          table: {
            hitPolicy: 'U',
            inputs: [{ expression: 'q' }],
            outputs: [{ name: 'price', type: 'number', ...output }],
            rules: [{ when: ['> 10'], then: ['1'] }],
          },
        },
        { q: 1 },
        ['price'],
        'in',
      );
    expect(decide({})).toBe('no-rule-matches');
    expect(decide({ default: '4' })).toEqual({ price: '4' });
  });
});

import { describe, expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import { sketchFlow } from '#tests/flows';

/** A node whose ports take facts of the same name, with spaces as hyphens; then a line. */
function rate(kind: string, config: object, ports: Record<string, string>, facts: object) {
  const names = Object.keys(ports);
  const idOf = (port: string): string => port.replaceAll(' ', '-');
  const inputs = Object.fromEntries(
    names.map((port) => [
      idOf(port),
      { kind: 'input', config: { type: ports[port], required: false } },
    ]),
  );
  const flow = sketchFlow(
    {
      ...inputs,
      node: { kind, config },
      line: { kind: 'output-line', config: { belowZero: 'nothing' } },
    },
    [...names.map((port) => `${idOf(port)} -> node.${port}`), 'node -> line'],
  );
  const compiled = compileBundle({
    kind: 'bundle',
    entry: flow.key,
    currency: 'EUR',
    designs: [flow],
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const result = compiled.bundle.explain(facts);
  if ('issues' in result) return result.issues[0]?.code;
  const [line] = result.lines;
  return { exact: line?.amountUnrounded, amount: line?.amount, why: line?.explanation?.at(-1)?.en };
}

const TIERS = [
  { upTo: '10', price: '2', flat: '5' },
  { upTo: null, price: '1', flat: '3' },
];

describe('graduated tiers over changes within the period', () => {
  const ports = { quantity: 'number', changes: 'list', prorated: 'list' };
  const config = { tiers: TIERS };

  it('find the tier with the full units and price the prorated ones', () => {
    const facts = { quantity: '9', changes: ['5', '10', '-4'], prorated: ['5', '5', '-1'] };
    expect(rate('graduated', config, ports, facts)).toEqual({
      exact: '24.5',
      amount: '24.50',
      why: 'By tiers: 7.5 × 2 + 5 + 1.5 × 1 + 3 = 24.5',
    });
  });

  it.each([
    [{ quantity: '3' }, '11'],
    [{ quantity: '0', changes: ['20', '-20'], prorated: ['5', '-5'] }, '5'],
    // What was added before the period and taken away again leaves no trace.
    [{ quantity: '3', changes: ['50', '3', '-50'], prorated: ['0', '3', '0'] }, '11'],
    [{ quantity: '-1', changes: ['5', '-9'], prorated: ['2', '-3'] }, '0'],
    // The part that was taken away is worth more than what is left: never below the flat fee.
    [{ quantity: '-1', changes: ['5', '-4'], prorated: ['1', '-2'] }, '5'],
  ])('%j = %s', (facts, exact) => {
    const allowing = { ...config, negativeQuantity: 'allow' };
    expect(rate('graduated', allowing, ports, facts)).toMatchObject({ exact });
  });

  it.each([
    [{ quantity: '3', changes: ['3'], prorated: ['1', '2'] }],
    [{ quantity: '3', prorated: ['3'] }],
    [{ quantity: '3', changes: ['x'], prorated: ['3'] }],
  ])('refuses %j', (facts) => {
    expect(rate('graduated', config, ports, facts)).toBe('changes-not-paired');
  });

  it('refuses a peak beyond the last tier', () => {
    const closed = { tiers: [{ upTo: '10', price: '2' }] };
    const facts = { quantity: '3', changes: ['11', '-8'], prorated: ['5', '-2'] };
    expect(rate('graduated', closed, ports, facts)).toBe('beyond-last-tier');
  });
});

describe('volume by the full quantity', () => {
  const ports = { quantity: 'number', 'full quantity': 'number' };

  it('finds the tier with it and prices the quantity', () => {
    expect(
      rate('volume', { tiers: TIERS }, ports, { quantity: '6', 'full-quantity': '12' }),
    ).toEqual({
      exact: '9',
      amount: '9.00',
      why: 'Quantity 12 falls into tier 2 (over 10): 6 × 1 + 3 = 9',
    });
    expect(rate('volume', { tiers: TIERS }, ports, { quantity: '6' })).toMatchObject({
      exact: '17',
    });
  });
});

describe('percentage of events', () => {
  const ports = { quantity: 'number', events: 'list', 'event count': 'number' };

  it.each([
    // Without the amounts: rate of the quantity, fixed part by their number.
    [{ ratePercent: 1, fixed: 2 }, { quantity: '100', 'event-count': 3 }, '7'],
    [{ ratePercent: 1, freeAmount: 40 }, { quantity: '100', 'event-count': 3 }, '0.6'],
    [{ ratePercent: 1, fixed: 2, freeEvents: 3 }, { quantity: '9', 'event-count': 3 }, '0'],
    [{ ratePercent: 1, minimumPerEvent: 2 }, { quantity: '5', 'event-count': 1 }, '2'],
    // A refund lowers what the rate is taken of, and gives its allowance back.
    [{ ratePercent: 1 }, { quantity: '80', events: ['100', '-20'] }, '0.8'],
    [{ ratePercent: 1, freeAmount: 90 }, { quantity: '80', events: ['100', '-20'] }, '0'],
    [{ ratePercent: 1, negativeQuantity: 'allow' }, { quantity: '-20' }, '-0.2'],
    // The event that ends at the border of what is free.
    [{ ratePercent: 1, fixed: 5, freeAmount: 15 }, { quantity: '15', events: ['15'] }, '0'],
    [
      { ratePercent: 1, fixed: 5, freeAmount: 15, atFreeAmount: 'charged' },
      { quantity: '15', events: ['15'] },
      '5',
    ],
    [{ ratePercent: 1, fixed: 5 }, { quantity: '0', 'event-count': 4 }, '0'],
    [{ ratePercent: 1, fixed: 5, atZero: 'charged' }, { quantity: '0', 'event-count': 4 }, '20'],
    [{ ratePercent: 1, minimumPerEvent: 5, atZero: 'charged' }, { quantity: 0, events: [] }, '0'],
  ])('%j of %j = %s', (config, facts, exact) => {
    expect(rate('percentage', config, ports, facts)).toMatchObject({ exact });
  });

  it.each([
    [{ ratePercent: 1, minimumPerEvent: 2 }, { quantity: '5', 'event-count': 2 }, 'events-needed'],
    [{ ratePercent: 1, freeEvents: 1 }, { quantity: '5', 'event-count': 2 }, 'events-needed'],
    [{ ratePercent: 1 }, { quantity: '5', 'event-count': '1.5' }, 'event-count'],
    [{ ratePercent: 1 }, { quantity: '5', 'event-count': -1 }, 'event-count'],
    [{ ratePercent: 1 }, { quantity: '5', events: ['x'] }, 'events-not-numbers'],
  ])('%j of %j is refused: %s', (config, facts, code) => {
    expect(rate('percentage', config, ports, facts)).toBe(code);
  });
});

describe('a line below zero', () => {
  const ports = { quantity: 'number' };

  it('bills nothing where the design says so, and still tells what was computed', () => {
    const config = { price: '3', negativeQuantity: 'allow' };
    expect(rate('per-unit', config, ports, { quantity: '-4' })).toMatchObject({
      exact: '-12',
      amount: '0.00',
    });
    // A flat fee doesn't make a quantity below zero one to be billed.
    const tiers = { tiers: TIERS, negativeQuantity: 'allow' };
    expect(rate('graduated', tiers, ports, { quantity: '-1' })).toMatchObject({
      exact: '3',
      amount: '0.00',
    });
  });
});

describe('a path into facts of another shape', () => {
  it('is refused where a value stands in the way, and missing where nothing does', () => {
    const flow = sketchFlow(
      {
        q: {
          kind: 'input',
          config: { type: 'number', path: ['usage', 'calls', 'quantity'], default: '0' },
        },
        line: { kind: 'output-line' },
      },
      ['q -> line'],
    );
    const compiled = compileBundle({
      kind: 'bundle',
      entry: flow.key,
      currency: 'EUR',
      designs: [flow],
    });
    const of = (usage: object) => compiled.ok && compiled.bundle.rate({ usage });
    expect(of({ calls: '15' })).toMatchObject({
      issues: [{ code: 'fact-type', path: '/usage/calls' }],
    });
    expect(of({ calls: null })).toMatchObject({ total: '0.00' });
    expect(of({})).toMatchObject({ total: '0.00' });
  });
});

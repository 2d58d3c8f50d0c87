import { describe, expect, it } from 'vitest';
import { invoicePolicy } from '#engine/core/invoice';
import { validateFacts } from '#schemas';
import { compileSketch, sketchFlow } from '#tests/flows';
import { benchInputs, factAt, factsOf, valuesOf, withValues } from './facts.ts';
import { leanFacts } from './lean-facts.ts';

const flow = sketchFlow(
  {
    tier: { kind: 'input', config: { type: 'string', path: ['customer', 'tier'] } },
    used: {
      kind: 'input',
      name: 'Minutes',
      config: { type: 'number', path: ['usage', 'minutes'] },
    },
    again: { kind: 'input', config: { type: 'number', path: ['usage', 'minutes'] } },
    vip: { kind: 'input', config: { type: 'boolean', required: false } },
    tags: { kind: 'input', config: { type: 'list', default: '[]' } },
    start: { kind: 'input', config: { type: 'date', path: ['period', 'start'] } },
    table: {
      kind: 'decision-table',
      config: {
        table: {
          hitPolicy: 'F',
          inputs: [{ expression: 'tier' }],
          outputs: [{ name: 'price' }],
          rules: [
            { when: ['"gold", "silver"'], then: ['1'] },
            { when: ['-'], then: ['2'] },
          ],
        },
      },
    },
  },
  [],
);

describe('the facts of the test bench', () => {
  const inputs = benchInputs(flow);

  it('asks each fact once, with the values that the design names', () => {
    expect(inputs.map(({ pointer, isRequired }) => [pointer, isRequired])).toEqual([
      ['/customer/tier', true],
      ['/usage/minutes', true],
      ['/vip', false],
      ['/tags', false],
    ]);
    expect(inputs[0]?.choices).toEqual(['gold', 'silver']);
  });

  it('is plain facts by their paths; what is empty is missing', () => {
    const facts = factsOf(inputs, {
      '/customer/tier': 'gold',
      '/usage/minutes': '12.50',
      '/vip': 'true',
      '/tags': '["a"]',
      '/used': '17',
    });
    expect(facts).toEqual({
      period: {
        start: '2026-01-01',
        end: '2026-02-01',
        share: { numerator: 17, denominator: 31 },
      },
      customer: { tier: 'gold' },
      usage: { minutes: '12.50' },
      vip: true,
      tags: ['a'],
    });
    expect(validateFacts(facts)).toBe(true);
    expect(factsOf(inputs, {})).not.toHaveProperty('usage');
  });

  const real = {
    period: {
      start: '2026-03-10',
      end: '2026-04-01',
      wholeStart: '2026-03-01',
      share: { numerator: 22, denominator: 31 },
    },
    customer: { tier: 'gold', customFields: { colour: 'red' } },
    usage: { minutes: 12, other: '7' },
  };

  it('come back out of a form as they went in', () => {
    const values = valuesOf(inputs, real);
    expect(values).toMatchObject({
      '/customer/tier': 'gold',
      '/usage/minutes': '12',
      '/vip': '',
      '/period/start': '2026-03-10',
      '/used': '22',
    });
    expect(withValues(inputs, real, {})).toEqual(real);
    expect(
      withValues(inputs, real, { '/usage/minutes': '', '/days': '30', '/vip': 'true' }),
    ).toEqual({
      ...real,
      period: { ...real.period, share: { numerator: 22, denominator: 30 } },
      usage: { other: '7' },
      vip: true,
    });
    expect(real.usage.minutes).toBe(12);
  });

  it('are found by their field; what is once and for all has no end', () => {
    expect(factAt(inputs, '/customer/tier', ' VIP ')).toEqual({
      path: ['customer', 'tier'],
      value: 'VIP',
    });
    expect(factAt(inputs, '/period/end', '')).toEqual({ path: ['period', 'end'], value: null });
    expect(factAt(inputs, '/nothing', '1')).toBeUndefined();
  });

  it('keep for a scenario only what the flow asks for', () => {
    const priced = sketchFlow(
      {
        used: {
          kind: 'input',
          name: 'Minutes',
          config: { type: 'number', path: ['usage', 'minutes'] },
        },
        fee: { kind: 'per-unit', config: { price: '0.5' } },
        line: { kind: 'output-line', config: { item: 'fee' } },
      },
      ['used -> fee.quantity', 'fee -> line'],
    );
    const lean = leanFacts(compileSketch(priced), invoicePolicy('CNY'), benchInputs(priced), real);
    expect(lean).toEqual({ period: real.period, usage: { minutes: 12 } });
  });
});

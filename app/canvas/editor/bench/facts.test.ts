import { describe, expect, it } from 'vitest';
import { validateFacts } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { benchInputs, factsOf } from './facts.ts';

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
});

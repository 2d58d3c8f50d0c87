import { describe, expect, it } from 'vitest';
import type { PricingFlow } from '#schemas';
import { sketchFlow } from '#tests/flows';
import type { FlowTrace } from '../../trace.ts';
import { definitionScope, nodeScope } from './node-scope.ts';

const FLOW: PricingFlow = {
  ...sketchFlow(
    {
      tier: { kind: 'input', config: { type: 'string', allowed: '"gold", "plain"' } },
      order: { kind: 'input', config: { type: 'context' } },
      start: { kind: 'input', config: { type: 'date' } },
      tariff: {
        kind: 'decision-table',
        config: {
          table: {
            hitPolicy: 'F',
            inputs: [{ expression: 'tier' }],
            outputs: [
              { name: 'price', type: 'number' },
              { name: 'class', type: 'string' },
            ],
            rules: [
              { when: ['"gold"'], then: ['1', '"A"'] },
              { when: ['-'], then: ['2', '"B"'] },
            ],
          },
        },
      },
      fee: { kind: 'flat', config: { price: 'tariff.price' } },
      later: { kind: 'formula', config: { expression: '1' } },
    },
    [
      'tier -> tariff.in',
      'order -> tariff.in',
      'start -> tariff.in',
      'tariff.price -> fee.in',
      'fee -> later.in',
    ],
  ),
  constants: [{ name: 'VAT', type: 'number', value: '0.06' }],
  functions: [
    {
      name: 'with tax',
      parameters: [{ name: 'net', type: 'number' }],
      result: 'number',
      body: 'net * (1 + VAT)',
    },
  ],
};

const TRACE: FlowTrace = {
  edges: {},
  nodes: {
    order: { state: 'hit', values: { value: '{"months":12,"site":{"city":"Linjiang"}}' } },
    tariff: { state: 'hit', values: { price: '1234.5', class: 'A' } },
  },
};

const named = (id: string, trace?: FlowTrace) =>
  new Map(nodeScope(FLOW, id, trace).names.map((each) => [each.name, each]));

describe('what the expressions of a node can say', () => {
  it('is what is upstream of it, and what the flow defines', () => {
    expect([...named('fee').keys()]).toEqual([
      'tier',
      'order',
      'start',
      'tariff',
      'VAT',
      'with tax',
    ]);
    expect([...named('tier').keys()]).toEqual(['VAT', 'with tax']);
    expect(definitionScope(FLOW).names.map(({ name }) => name)).toEqual(['VAT', 'with tax']);
  });

  it('has types, and the texts that are allowed', () => {
    const names = named('later');
    expect(names.get('tier')).toMatchObject({ type: 'string', allowed: ['gold', 'plain'] });
    expect(names.get('start')).toMatchObject({ type: 'date' });
    expect(names.get('tariff')?.members).toEqual([
      { name: 'price', type: 'number', members: [] },
      { name: 'class', type: 'string', allowed: ['A', 'B'], members: [] },
    ]);
    expect(names.get('fee')?.members?.map(({ name }) => name)).toEqual([
      'amount',
      'quantity',
      'unit price',
    ]);
    expect(names.get('VAT')).toMatchObject({ kind: 'constant', type: 'number', value: '0.06' });
    expect(names.get('with tax')).toMatchObject({ kind: 'function', type: 'number' });
  });

  it('has the values of the last run, and what is inside of them', () => {
    const names = named('fee', TRACE);
    expect(names.get('tariff')?.members?.[0]).toMatchObject({ name: 'price', value: '1,234.5' });
    expect(names.get('order')?.members).toEqual([
      { name: 'months', value: '12', members: [] },
      {
        name: 'site',
        value: '{"city":"Linjiang"}',
        members: [{ name: 'city', value: 'Linjiang', members: [] }],
      },
    ]);
  });
});

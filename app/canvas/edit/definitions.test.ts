import { describe, expect, it } from 'vitest';
import type { PricingFlow } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { applyEdit, rename, renameDefinition, renameParameter } from './index.ts';

const FLOW: PricingFlow = {
  ...sketchFlow(
    {
      use: { kind: 'input', config: { type: 'number', allowed: '<= most' } },
      tariff: {
        kind: 'decision-table',
        config: {
          table: {
            hitPolicy: 'F',
            inputs: [{ expression: 'use' }],
            outputs: [{ name: 'price' }],
            rules: [{ when: ['> base price'], then: ['dear(use, base price)'] }],
          },
        },
      },
      fee: {
        kind: 'flat',
        config: { price: 'sum(for most in [1] return most) + dear(a: use, b: most)' },
      },
      line: { kind: 'output-line' },
    },
    ['use -> tariff.in', 'tariff -> fee.in', 'fee -> line'],
  ),
  constants: [
    { name: 'base price', type: 'number', value: '2' },
    { name: 'most', type: 'number', value: 'base price * 100' },
  ],
  functions: [
    {
      name: 'dear',
      parameters: [
        { name: 'a', type: 'number' },
        { name: 'b', type: 'number' },
      ],
      result: 'number',
      body: 'a * b * base price',
    },
    {
      name: 'own',
      parameters: [{ name: 'most', type: 'number' }],
      result: 'number',
      body: 'most + 1',
    },
  ],
};

const BASE = { part: 'constants', index: 0 } as const;
const MOST = { part: 'constants', index: 1 } as const;
const DEAR = { part: 'functions', index: 0 } as const;

function renamed(outcome: ReturnType<typeof renameDefinition>): PricingFlow {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issue));
  return outcome.flow;
}

const code = (outcome: ReturnType<typeof renameDefinition>) =>
  outcome.ok ? 'done' : outcome.issue.code;

/** Every text of the document that holds a word, in order. */
const texts = (flow: PricingFlow) => JSON.stringify(flow);

describe('renaming a constant or function', () => {
  it('changes it in every expression of nodes, values and bodies', () => {
    const flow = renamed(renameDefinition(FLOW, BASE, '基准价'));
    expect(texts(flow)).not.toContain('base price');
    expect(flow.constants?.map(({ value }) => value)).toEqual(['2', '基准价 * 100']);
    expect(flow.functions?.[0]?.body).toBe('a * b * 基准价');
    expect(flow.nodes[1]?.config).toMatchObject({
      table: { rules: [{ when: ['> 基准价'], then: ['dear(use, 基准价)'] }] },
    });
  });

  it('leaves alone what only has the same name', () => {
    const flow = renamed(renameDefinition(FLOW, MOST, 'limit'));
    expect(flow.nodes[0]?.config).toMatchObject({ allowed: '<= limit' });
    expect(flow.nodes[2]?.config).toMatchObject({
      price: 'sum(for most in [1] return most) + dear(a: use, b: limit)',
    });
    expect(flow.functions?.[1]).toEqual(FLOW.functions?.[1]);
  });

  it('changes the calls of a function', () => {
    const flow = renamed(renameDefinition(FLOW, DEAR, 'costly one'));
    expect(flow.nodes[1]?.config).toMatchObject({
      table: { rules: [{ then: ['costly one(use, base price)'] }] },
    });
    expect(flow.nodes[2]?.config).toMatchObject({
      price: expect.stringContaining('costly one(a: use, b: most)'),
    });
  });

  it.each([
    ['', 'name-not-sayable'],
    ['if', 'name-not-sayable'],
    ['a-b', 'name-not-sayable'],
    ['tariff', 'duplicate-name'],
    ['most', 'duplicate-name'],
    ['dear', 'duplicate-name'],
    ['sum', 'name-is-builtin'],
    ['a', 'rename-unclear'],
    ['base price', 'done'],
  ])('to "%s": %s', (name, expected) => {
    expect(code(renameDefinition(FLOW, BASE, name))).toBe(expected);
  });

  it('keeps names of nodes apart from it', () => {
    expect(code(rename(FLOW, 'use', 'most'))).toBe('duplicate-name');
    const flow = applyEdit(FLOW, { type: 'rename', node: 'use', name: 'water used' });
    expect(flow.nodes[1]?.config).toMatchObject({
      table: { rules: [{ then: ['dear(water used, base price)'] }] },
    });
  });
});

describe('renaming a parameter', () => {
  it('changes the body', () => {
    const flow = renamed(renameParameter(FLOW, 1, 0, 'units'));
    expect(flow.functions?.[1]).toMatchObject({
      parameters: [{ name: 'units' }],
      body: 'units + 1',
    });
  });

  it.each([
    [0, 0, 'b', 'duplicate-parameter'],
    [0, 0, 'units', 'rename-unclear'],
    [0, 0, '1x', 'name-not-sayable'],
    [5, 0, 'x', 'done'],
  ])('function %s, parameter %s to %s: %s', (index, parameter, name, expected) => {
    expect(code(renameParameter(FLOW, index, parameter, name))).toBe(expected);
  });
});

describe('editing constants and functions', () => {
  it('adds one under a name that nobody has', () => {
    const twice = ['constants', 'constants', 'functions'] as const;
    const flow = twice.reduce(
      (each, part) => applyEdit(each, { type: 'add-definition', part }),
      FLOW,
    );
    expect(flow.constants?.slice(2).map(({ name }) => name)).toEqual(['constant1', 'constant2']);
    expect(flow.functions?.[2]).toMatchObject({ name: 'function1', result: 'number' });
  });

  it('sets members, but not the name', () => {
    const set = (path: string[], value: unknown) =>
      applyEdit(FLOW, { type: 'set-definition', at: BASE, path, value });
    expect(set(['value'], '3').constants?.[0]?.value).toBe('3');
    expect(set(['name'], 'x')).toBe(FLOW);
    expect(set(['value'], '2')).toBe(FLOW);
    const labelled = set(['label'], { zh: '价', en: 'Price' });
    expect(labelled.constants?.[0]?.label?.en).toBe('Price');
  });

  it('takes away; the last with its list', () => {
    const one = applyEdit(FLOW, { type: 'remove-definition', at: BASE });
    expect(one.constants?.map(({ name }) => name)).toEqual(['most']);
    const none = applyEdit(one, { type: 'remove-definition', at: BASE });
    expect(Object.hasOwn(none, 'constants')).toBe(false);
    expect(applyEdit(none, { type: 'remove-definition', at: BASE })).toBe(none);
  });
});

import { describe, expect, it } from 'vitest';
import { checkDesign, designLibrary } from '#engine/core/design';
import { traceFlow } from '#engine/core/flow';
import type { FlowConstant, FlowFunction, PricingFlow } from '#schemas';
import { amountsOf, compileSketch, issuesOf, sketchFlow } from '#tests/flows';

interface Definitions {
  constants?: FlowConstant[];
  functions?: FlowFunction[];
}

/** `quantity` in, one expression as the price of a unit. */
function flow(price: string, { constants, functions }: Definitions): PricingFlow {
  const sketch = sketchFlow(
    {
      quantity: { kind: 'input', config: { type: 'number' } },
      price: { kind: 'formula', config: { expression: price, type: 'number' } },
      fee: { kind: 'per-unit', config: { price: 'price' } },
      line: { kind: 'output-line' },
    },
    ['quantity -> price.in', 'quantity -> fee.quantity', 'price -> fee.in', 'fee -> line'],
  );
  return { ...sketch, ...(constants && { constants }), ...(functions && { functions }) };
}

const number = (name: string, value: string | number): FlowConstant => ({
  name,
  type: 'number',
  value,
});

const ofNumber = (name: string, parameters: string[], body: string): FlowFunction => ({
  name,
  parameters: parameters.map((each) => ({ name: each, type: 'number' })),
  result: 'number',
  body,
});

describe('constants and functions of a flow', () => {
  it.each<[string, string, Definitions, string]>([
    ['a constant', 'base * 2', { constants: [number('base', '1.5')] }, '9'],
    ['a name in Chinese with a space', '基准 价 + 1', { constants: [number('基准 价', 2)] }, '9'],
    [
      'constants of constants, in any order',
      'double',
      { constants: [number('double', 'base * 2'), number('base', '4')] },
      '24',
    ],
    [
      'a function over parameters and constants',
      'tier(quantity) + tier(1)',
      {
        constants: [number('step', 10)],
        functions: [ofNumber('tier', ['units'], 'units * step')],
      },
      '120',
    ],
    [
      'functions of functions',
      'outer(quantity)',
      { functions: [ofNumber('outer', ['n'], 'inner(n) + 1'), ofNumber('inner', ['n'], 'n * n')] },
      '30',
    ],
    [
      'arguments by name',
      'less(by: 1, from: 5)',
      { functions: [ofNumber('less', ['from', 'by'], 'from - by')] },
      '12',
    ],
    [
      'a parameter under the name of a constant',
      'same(2)',
      { constants: [number('base', 100)], functions: [ofNumber('same', ['base'], 'base')] },
      '6',
    ],
  ])('%s', (_, price, definitions, amount) => {
    expect(amountsOf(flow(price, definitions), { quantity: 3 })).toEqual({ line: amount });
  });

  it('reach every expression: cells of tables, tests, conditions', () => {
    const sketch = sketchFlow(
      {
        quantity: { kind: 'input', config: { type: 'number', allowed: '<= most' } },
        tariff: {
          kind: 'decision-table',
          config: {
            table: {
              hitPolicy: 'F',
              inputs: [{ expression: 'quantity' }],
              outputs: [{ name: 'price', type: 'number' }],
              rules: [
                { when: ['<= small'], then: ['base'] },
                { when: ['-'], then: ['twice(base)'] },
              ],
            },
          },
        },
        fee: { kind: 'flat', config: { price: 'tariff.price' } },
        line: { kind: 'output-line' },
      },
      ['quantity -> tariff.in', 'tariff -> fee.in', 'fee -> line'],
    );
    const full: PricingFlow = {
      ...sketch,
      constants: [number('small', 10), number('base', 7), number('most', 100)],
      functions: [ofNumber('twice', ['x'], '2 * x')],
    };
    expect(amountsOf(full, { quantity: 10 })).toEqual({ line: '7' });
    expect(amountsOf(full, { quantity: 11 })).toEqual({ line: '14' });
    expect(amountsOf(full, { quantity: 101 })).toBe('fact-not-allowed');
  });

  it.each<[string, string, Definitions, string, string]>([
    ['an unknown name', 'basis', {}, 'feel-unknown-name', '/nodes/1/config/expression'],
    [
      'a node inside of a function',
      'f(1)',
      { functions: [ofNumber('f', ['n'], 'n * quantity')] },
      'feel-unknown-name',
      '/functions/0/body',
    ],
    [
      'recursion',
      'f(1)',
      { functions: [ofNumber('f', ['n'], 'if n <= 0 then 0 else f(n - 1)')] },
      'definition-cycle',
      '/functions/0/body',
    ],
    [
      'a circle of several',
      'a',
      { constants: [number('a', 'f(1)')], functions: [ofNumber('f', ['n'], 'n + a')] },
      'definition-cycle',
      '/constants/0/value',
    ],
    [
      'a wrong type',
      'a',
      { constants: [{ name: 'a', type: 'number', value: '"ten"' }] },
      'constant-type',
      '/constants/0/value',
    ],
    [
      'a wrong result',
      '1',
      { functions: [{ ...ofNumber('f', [], '"ten"') }] },
      'function-result',
      '/functions/0/body',
    ],
    [
      'too few arguments',
      'f(1)',
      { functions: [ofNumber('f', ['a', 'b'], 'a + b')] },
      'feel-arguments',
      '/nodes/1/config/expression',
    ],
    [
      'an argument of another type',
      'f("one")',
      { functions: [ofNumber('f', ['a'], 'a')] },
      'feel-arguments',
      '/nodes/1/config/expression',
    ],
    [
      'an argument under another name',
      'f(b: 1)',
      { functions: [ofNumber('f', ['a'], 'a')] },
      'feel-arguments',
      '/nodes/1/config/expression',
    ],
    [
      'the name of a node',
      '1',
      { constants: [number('fee', 1)] },
      'duplicate-name',
      '/nodes/2/name',
    ],
    [
      'the name of another',
      '1',
      { constants: [number('a', 1)], functions: [ofNumber('a', [], '1')] },
      'duplicate-name',
      '/functions/0/name',
    ],
    [
      'the name of a builtin',
      '1',
      { constants: [number('sum', 1)] },
      'name-is-builtin',
      '/constants/0/name',
    ],
    [
      'two parameters of one name',
      '1',
      { functions: [ofNumber('f', ['a', 'a'], 'a')] },
      'duplicate-parameter',
      '/functions/0/parameters',
    ],
  ])('refuses %s', (_, price, definitions, code, path) => {
    expect(issuesOf(flow(price, definitions))).toEqual([
      expect.objectContaining({ code, path, severity: 'error' }),
    ]);
  });

  it('names the circle', () => {
    const [found] = issuesOf(
      flow('a', { constants: [number('a', 'b'), number('b', 'c'), number('c', 'b')] }),
    );
    expect(found?.params.circle).toBe('b → c → b');
  });

  it('shows values in the explanation, those that a function rests on as well', () => {
    const constants = [
      { ...number('base', '1.5'), label: { zh: '基准价', en: 'Base price' } },
      number('unused', 9),
    ];
    const functions = [ofNumber('twice', ['x'], 'x * base')];
    const explained = (price: string) =>
      traceFlow(compileSketch(flow(price, { constants, functions })), { quantity: 3 }).nodes.find(
        ({ placed }) => placed.node.id === 'price',
      )?.explanation?.sentence;
    expect(explained('base * quantity')).toEqual({
      zh: 'price：1.5 × 3 = 4.5（其中 基准价 = 1.5）',
      en: 'price: 1.5 × 3 = 4.5 (where Base price = 1.5)',
    });
    expect(explained('twice(quantity) + 1')?.en).toBe(
      'price: twice(3) + 1 = 5.5 (where Base price = 1.5)',
    );
  });

  it('holds its definitions to the schema', () => {
    const document = { ...flow('1', {}), constants: [{ name: 'a', value: '1' }] };
    expect(checkDesign(document, designLibrary([]))).toEqual([
      expect.objectContaining({ code: 'schema-required' }),
    ]);
  });
});

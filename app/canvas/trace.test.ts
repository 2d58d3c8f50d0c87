import { describe, expect, it } from 'vitest';
import { traceFlow } from '#engine/core/flow';
import { compileSketch, sketchFlow } from '#tests/flows';
import { readable } from './readable.ts';
import { edgeIds, flowTraceOf } from './trace.ts';

const flow = sketchFlow(
  {
    tier: { kind: 'input', config: { type: 'string', path: ['tier'] } },
    class: { kind: 'switch', config: { cases: [{ id: 'vip', when: 'tier = "vip"' }] } },
    price: {
      kind: 'decision-table',
      config: {
        table: {
          hitPolicy: 'F',
          inputs: [{ expression: 'tier' }],
          outputs: [{ name: 'price', type: 'number' }],
          rules: [
            { when: ['"staff"'], then: ['1'] },
            { when: ['-'], then: ['10 / 3'] },
          ],
        },
      },
    },
    cheap: { kind: 'flat', config: { price: 'price' } },
    dear: { kind: 'flat', config: { price: 20 } },
    line: { kind: 'output-line', config: { name: { zh: '费用', en: 'Fee' } } },
  },
  [
    'tier -> class.in',
    'tier -> price.in',
    'price -> cheap.in',
    'class.vip -> cheap.when',
    'class.otherwise -> dear.when',
    'cheap -> line',
    'dear -> line',
  ],
);

describe('a trace on the canvas', () => {
  const { entries } = traceFlow(compileSketch(flow), { tier: 'vip' });
  const trace = flowTraceOf(flow, entries);

  it('marks the nodes that were computed, with values, table rows and sentences', () => {
    expect(trace.nodes).toMatchObject({
      tier: { state: 'hit', value: 'vip' },
      price: { state: 'hit', rows: [1] },
      cheap: { state: 'hit', sentence: { en: expect.stringContaining('3.33') } },
      dear: { state: 'skipped' },
    });
    expect(trace.nodes.line?.value).toBe(trace.nodes.cheap?.value);
  });

  it('lights the path, and carries values but no signals along it', () => {
    const edges = edgeIds(flow).map((id) => [trace.edges[id]?.hit, trace.edges[id]?.value]);
    const third = trace.nodes.price?.value;
    expect(edges).toEqual([
      [true, 'vip'],
      [true, 'vip'],
      [true, third],
      [true, undefined],
      [false, undefined],
      [true, third],
      [false, undefined],
    ]);
  });

  it('names edges by their ends, also where one stands twice', () => {
    const twice = sketchFlow({}, ['a.x -> b', 'a.x -> b', 'a -> b.in']);
    expect(edgeIds(twice)).toEqual(['a.x>b.', 'a.x>b.#2', 'a.>b.in']);
  });
});

describe('a value for people', () => {
  it.each([
    ['3.333333333333333333333333333333333', '3.3333'],
    ['1234567.5', '1,234,567.5'],
    ['vip', 'vip'],
  ])('%s is shown as %s', (value, shown) => {
    expect(readable(value)).toBe(shown);
  });
});

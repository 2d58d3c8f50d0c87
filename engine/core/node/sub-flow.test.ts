import { describe, expect, it } from 'vitest';
import { checkDesign, designLibrary, freezeDesign, thawDesign } from '#engine/core/design';
import { compilePricingFlow, runFlow, traceFlow } from '#engine/core/flow';
import { RatingError, versionKey } from '#engine/core/graph';
import type { PricingFlow } from '#schemas';
import { sketchFlow } from '#tests/flows';

/** Water by usage, with a basic fee and a tax. */
const WATER: PricingFlow = {
  ...sketchFlow(
    {
      used: { kind: 'input', config: { type: 'number', path: ['usage', 'water'] } },
      fee: { kind: 'per-unit', config: { price: '2' } },
      taxed: { kind: 'tax', config: { category: 'vat', ratePercent: 3, mode: 'exclusive' } },
      water: { kind: 'output-line', config: { name: { zh: '水费', en: 'Water' } } },
    },
    ['used -> fee.quantity', 'fee -> taxed', 'taxed -> water'],
  ),
  key: 'water',
};
const BASIC: PricingFlow = {
  ...WATER,
  key: 'basic',
  nodes: [
    ...WATER.nodes,
    { id: 'rent', kind: 'flat', config: { price: '10' } },
    { id: 'rental', kind: 'output-line', config: {} },
  ],
  edges: [...WATER.edges, { from: { node: 'rent' }, to: { node: 'rental' } }],
};

const around = (config: object, key = 'house'): PricingFlow => ({
  ...sketchFlow(
    {
      people: { kind: 'input', config: { type: 'number', path: ['people'] } },
      use: { kind: 'formula', config: { expression: 'people * 5', type: 'number' } },
      part: { kind: 'sub-flow', config, name: 'water part' },
      twice: { kind: 'formula', config: { expression: 'water part * 2', type: 'number' } },
      line: { kind: 'output-line' },
    },
    ['people -> use.in', 'use -> part.m3', 'part -> twice.in', 'twice -> line'],
  ),
  key,
});

const INPUTS = [{ name: 'm3', path: 'usage/water', type: 'number' }];
const VALUES = { flowKey: 'water', inputs: INPUTS };

function priced(flow: PricingFlow, facts: object, ...others: PricingFlow[]) {
  const result = compilePricingFlow(flow, designLibrary(others));
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  try {
    return runFlow(result.flow, facts as never).map(({ node, amount }) => [
      node,
      amount.toString(),
    ]);
  } catch (error) {
    if (error instanceof RatingError) return error.issue;
    throw error;
  }
}

const codes = (flow: PricingFlow, ...others: PricingFlow[]) =>
  checkDesign(flow, designLibrary(others))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);

describe('a sub-flow as values', () => {
  it('takes values by its ports and gives one charge', () => {
    expect(priced(around(VALUES), { people: 3 }, WATER)).toEqual([['line', '60']]);
  });

  it('keeps the other facts, and leaves the facts outside as they are', () => {
    const facts = Object.freeze({ people: 3, usage: Object.freeze({ water: '9', gas: '1' }) });
    expect(priced(around(VALUES), facts, WATER)).toEqual([['line', '60']]);
    const { inputs: _, ...config } = VALUES;
    const plain = sketchFlow(
      { part: { kind: 'sub-flow', config }, line: { kind: 'output-line' } },
      ['part -> line'],
    );
    expect(priced(plain, facts, WATER)).toEqual([['line', '18']]);
  });

  it('carries the tax along, and quantity and price of one line', () => {
    const flow = sketchFlow(
      { part: { kind: 'sub-flow', config: { flowKey: 'water' } }, line: { kind: 'output-line' } },
      ['part -> line'],
    );
    const result = compilePricingFlow(flow, designLibrary([WATER]));
    const [line] = result.ok ? runFlow(result.flow, { usage: { water: '4' } }) : [];
    expect(line?.tax).toMatchObject({ category: 'vat', mode: 'exclusive' });
    expect([line?.quantity, line?.unitPrice].map(String)).toEqual(['4', '2']);
  });

  it('gives values of its nodes', () => {
    const outputs = [
      { name: 'before', node: 'fee', port: 'charge', type: 'number' },
      { name: 'm3', node: 'used' },
    ];
    const flow = sketchFlow(
      {
        part: { kind: 'sub-flow', config: { flowKey: 'water', outputs } },
        sum: { kind: 'formula', config: { expression: 'part.before + part.m3', type: 'number' } },
        line: { kind: 'output-line' },
      },
      ['part -> sum.in', 'sum -> line'],
    );
    expect(priced(flow, { usage: { water: '4' } }, WATER)).toEqual([['line', '12']]);
  });

  it('refuses lines of several taxes as one charge', () => {
    expect(priced(around({ ...VALUES, flowKey: 'basic' }), { people: 1 }, BASIC)).toMatchObject({
      code: 'sub-flow-taxes-differ',
    });
  });

  it('tells where the facts were refused', () => {
    expect(
      priced(
        around({ flowKey: 'water', inputs: [{ name: 'm3', path: 'usage' }] }),
        { people: 1 },
        WATER,
      ),
    ).toMatchObject({
      code: 'fact-missing',
      params: { subFlow: 'part' },
      message: { zh: expect.stringContaining('子流程“water”：') },
    });
  });
});

describe('a sub-flow as lines', () => {
  const flow = sketchFlow(
    { part: { kind: 'sub-flow', config: { flowKey: 'basic', emit: 'lines' } } },
    [],
  );

  it('hands them over under its own id', () => {
    expect(codes(flow, BASIC)).toEqual([]);
    expect(priced(flow, { usage: { water: '4' } }, BASIC)).toEqual([
      ['part/water', '8'],
      ['part/rental', '10'],
    ]);
  });

  it('explains each by what led to it inside', () => {
    const result = compilePricingFlow(flow, designLibrary([BASIC]));
    const trace = result.ok ? traceFlow(result.flow, { usage: { water: '4' } }) : undefined;
    expect(trace?.sentences.get('part/water')?.map(({ en }) => en)).toEqual([
      'Quantity 4 × price 2 = 8',
      expect.stringContaining('3%'),
    ]);
    expect(trace?.entries[0]).toMatchObject({
      node: 'part',
      flow: 'basic',
      values: { total: '18' },
      trace: expect.arrayContaining([expect.objectContaining({ node: 'fee', active: true })]),
    });
  });
});

describe('flows that use flows', () => {
  const using = (key: string, flowKey: string): PricingFlow => ({
    ...sketchFlow({ part: { kind: 'sub-flow', config: { flowKey, emit: 'lines' } } }, []),
    key,
  });

  it('nest', () => {
    const flows = [using('b', 'c'), using('c', 'water'), WATER];
    expect(priced(using('a', 'b'), { usage: { water: 1 } }, ...flows)).toEqual([
      ['part/part/part/water', '2'],
    ]);
  });

  it('may not go in a circle, which is named', () => {
    const flows = [using('b', 'c'), using('c', 'a')];
    const [found] = checkDesign(using('a', 'b'), designLibrary(flows));
    expect(found).toMatchObject({
      code: 'sub-flow-cycle',
      path: '/nodes/0/config/flowKey',
      params: { circle: 'a → b → c → a' },
    });
    expect(codes(using('a', 'a'), using('a', 'a'))).toEqual([
      'sub-flow-cycle /nodes/0/config/flowKey',
    ]);
  });

  it('may not go too deep', () => {
    const deep = Array.from({ length: 9 }, (_, at) => using(`f${at}`, `f${at + 1}`));
    expect(codes(deep[0] as PricingFlow, ...deep, { ...WATER, key: 'f9' })).toEqual([
      'sub-flow-too-deep /nodes/0/config/flowKey',
    ]);
  });

  it('may not grow without bound, however few the documents', () => {
    const wide = (key: string, flowKey: string): PricingFlow => ({
      ...sketchFlow(
        Object.fromEntries(
          Array.from({ length: 200 }, (_, at) => [
            `n${at}`,
            { kind: 'sub-flow', config: { flowKey, emit: 'lines' } },
          ]),
        ),
        [],
      ),
      key,
    });
    const flows = [wide('b', 'c'), wide('c', 'water'), WATER];
    expect(codes(wide('a', 'b'), ...flows)[0]).toBe('sub-flow-too-large /nodes/0/config/flowKey');
  });

  it.each<[string, object, string]>([
    ['no such flow', { ...VALUES, flowKey: 'gas' }, 'unknown-sub-flow /nodes/2/config/flowKey'],
    ['no such version', { ...VALUES, version: 7 }, 'unknown-sub-flow /nodes/2/config/flowKey'],
    [
      'an input that nothing reads',
      { ...VALUES, inputs: [{ name: 'm3', path: 'usage/gas' }] },
      'unknown-sub-flow-input /nodes/2/config/inputs/0/path',
    ],
    [
      'a node that is not there',
      { ...VALUES, outputs: [{ name: 'x', node: 'nobody' }] },
      'unknown-sub-flow-output /nodes/2/config/outputs/0/node',
    ],
    [
      'a port that is not there',
      { ...VALUES, outputs: [{ name: 'x', node: 'fee', port: 'y' }] },
      'unknown-sub-flow-output /nodes/2/config/outputs/0/port',
    ],
    [
      'a reserved port',
      { ...VALUES, outputs: [{ name: 'total', node: 'fee' }] },
      'duplicate-port /nodes/2/config/outputs/0/name',
    ],
  ])('report %s', (_, config, code) => {
    expect(codes(around(config), WATER)).toEqual([code]);
  });

  it('report a flow with errors once', () => {
    const broken = { ...WATER, edges: WATER.edges.slice(1) };
    expect(codes(around(VALUES), broken)).toEqual(['sub-flow-broken /nodes/2/config/flowKey']);
  });
});

describe('publishing a flow with a sub-flow', () => {
  const dearer: PricingFlow = {
    ...WATER,
    nodes: WATER.nodes.map((node) =>
      node.id === 'fee' ? ({ ...node, config: { price: '7' } } as never) : node,
    ),
  };

  it('writes it in, so that a later version changes nothing', () => {
    const frozen = freezeDesign(around(VALUES), designLibrary([WATER]));
    expect(priced(frozen, { people: 3 })).toEqual([['line', '60']]);
    expect(priced(frozen, { people: 3 }, dearer)).toEqual([['line', '60']]);
    expect(checkDesign(frozen, designLibrary([]))).toEqual([]);
    expect(freezeDesign(frozen, designLibrary([dearer]))).toEqual(frozen);
  });

  it('is taken up again by key', () => {
    const flow = around(VALUES);
    expect(thawDesign(freezeDesign(flow, designLibrary([WATER])))).toEqual(flow);
  });

  it('takes the one version that is named', () => {
    const library = designLibrary([WATER]);
    const pricingFlows = new Map([...library.pricingFlows, [versionKey('water', 2), dearer]]);
    const frozen = freezeDesign(around({ ...VALUES, version: 2 }), { ...library, pricingFlows });
    expect(priced(frozen, { people: 3 })).toEqual([['line', '210']]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkDesign, designLibrary, freezeDesign } from '#engine/core/design';
import { amountsOf, sketchFlow } from '#tests/flows';

const table = (price: string) => ({
  kind: 'decision-table',
  key: 'prices',
  name: { zh: '价目', en: 'Prices' },
  content: {
    hitPolicy: 'U',
    inputs: [{ expression: 'tier', type: 'string' }],
    outputs: [{ name: 'price', type: 'number' }],
    rules: [{ when: ['"VIP"'], then: [price] }],
  },
});

const flow = sketchFlow(
  {
    tier: { kind: 'input', config: { type: 'string' } },
    t: { kind: 'decision-table', config: { tableKey: 'prices' } },
    charge: { kind: 'flat', config: { price: 't * 2' } },
    l: { kind: 'output-line' },
  },
  ['tier -> t.in', 't.value -> charge.in', 'charge -> l'],
);

describe('a design that refers to another by key', () => {
  it('is checked against what there is', () => {
    expect(checkDesign(flow, designLibrary([])).map(({ code }) => code)).toEqual([
      'unknown-decision-table',
    ]);
    expect(checkDesign(flow, designLibrary([table('10')]))).toEqual([]);
  });

  it('is published with it, so that a later version changes nothing', () => {
    const frozen = freezeDesign(flow, designLibrary([table('10')]));
    expect(checkDesign(frozen, designLibrary([]))).toEqual([]);
    expect(amountsOf(frozen, { tier: 'VIP' })).toEqual({ l: '20' });
    expect(freezeDesign(frozen, designLibrary([table('99')]))).toEqual(frozen);
  });
});

describe('a document that is none', () => {
  it.each([
    [null, ['unknown-design-kind /kind']],
    ['text', ['unknown-design-kind /kind']],
    [{ kind: 'constructor' }, ['unknown-design-kind /kind']],
    [{ kind: 'plan' }, expect.arrayContaining(['schema-required '])],
    [
      { ...flow, nodes: [{ id: 'x', kind: 'magic', config: {} }] },
      ['schema-discriminator /nodes/0'],
    ],
    [
      { ...flow, nodes: [{ id: 'x', kind: 'flat', config: { price: 0.5, extra: 1 } }] },
      expect.arrayContaining([
        'schema-additionalProperties /nodes/0/config',
        'schema-type /nodes/0/config/price',
      ]),
    ],
    [{ ...flow, extra: true }, ['schema-additionalProperties ']],
  ])('%j', (document, expected) => {
    const found = checkDesign(document, designLibrary([]));
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
    for (const { message } of found) expect(message.zh && message.en).toBeTruthy();
  });
});

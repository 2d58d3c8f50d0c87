import { describe, expect, it } from 'vitest';
import { verifyDesign } from '#engine/core/design';
import { sketchFlow } from '#tests/flows';

const content = {
  hitPolicy: 'U',
  inputs: [{ expression: 'tier' }],
  outputs: [{ name: 'price', type: 'number' }],
  rules: [
    { when: ['"gold"'], then: ['10'] },
    { when: ['"silver"'], then: ['20'] },
    { when: ['not("silver")'], then: ['20'] },
  ],
};

function flowWith(input: object, table: object, node: object = {}) {
  return sketchFlow(
    {
      tier: { kind: 'input', config: { type: 'string', ...input } },
      prices: { kind: 'decision-table', config: { table: { ...content, ...table }, ...node } },
      charge: { kind: 'flat', config: { price: 'prices' } },
      l: { kind: 'output-line' },
    },
    ['tier -> prices.in', 'prices.price -> charge.in', 'charge -> l'],
  );
}

const gaps = { rules: content.rules.slice(0, 2) };
const found = (document: object) =>
  verifyDesign(document).map(({ code, path }) => `${code} ${path}`);

describe('decision tables of a design', () => {
  it('are verified where they stand, with warnings only', () => {
    const table = { kind: 'decision-table', key: 'prices', content };
    expect(verifyDesign(table)).toEqual([
      expect.objectContaining({
        code: 'table-overlap',
        severity: 'warning',
        path: '/content/rules/0',
        params: { rows: '1, 3', tier: '"gold"' },
      }),
    ]);
    expect(found(flowWith({}, {}))).toEqual(['table-overlap /nodes/1/config/table/rules/0']);
    expect(found({ kind: 'bundle', designs: [{ kind: 'plan' }, table] })).toEqual([
      'table-overlap /designs/1/content/rules/0',
    ]);
  });

  it('may leave out what the inputs of the flow rule out', () => {
    const gap = ['table-gap /nodes/1/config/table/rules'];
    expect(found(flowWith({}, gaps))).toEqual(gap);
    expect(found(flowWith({ allowed: '"gold", "silver"' }, gaps))).toEqual([]);
    expect(found(flowWith({ allowed: '"gold", "silver", "new"' }, gaps))).toEqual(gap);
  });

  it('know that an input which may be missing is null then', () => {
    const optional = { allowed: '"gold", "silver"', required: false };
    expect(verifyDesign(flowWith(optional, gaps)).map(({ params }) => params)).toEqual([
      { tier: 'null' },
    ]);
    expect(found(flowWith({ ...optional, default: '"gold"' }, gaps))).toEqual([]);
  });

  it('may have gaps where the flow goes on with null', () => {
    expect(found(flowWith({}, gaps, { onMissing: 'null' }))).toEqual([]);
  });
});

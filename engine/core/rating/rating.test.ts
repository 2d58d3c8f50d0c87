import { describe, expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import { type Computed, validateComputation } from '#schemas';
import { sketchFlow } from '#tests/flows';

const bundle = (given: object = {}) => ({
  kind: 'bundle',
  entry: 'sketch',
  currency: 'CNY',
  designs: [
    sketchFlow(
      {
        usage: { kind: 'input', config: { type: 'number', path: ['usage', 'm3'] } },
        tiers: {
          kind: 'graduated',
          config: {
            tiers: [
              { upTo: 180, price: 5 },
              { upTo: null, price: '7' },
            ],
          },
        },
        tax: { kind: 'tax', config: { category: 'vat', ratePercent: 3, mode: 'inclusive' } },
        water: {
          kind: 'output-line',
          config: { item: 'water', name: { zh: '水费', en: 'Water' } },
        },
      },
      ['usage -> tiers.quantity', 'tiers -> tax', 'tax -> water'],
    ),
  ],
  ...given,
});

function compiled(document: unknown) {
  const result = compileBundle(document);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.bundle;
}

describe('rating facts with a bundle', () => {
  it('gives lines, tax and total', () => {
    expect(compiled(bundle()).rate({ usage: { m3: '200.5' } })).toMatchObject({
      lines: [{ item: 'water', quantity: '200.5', amountUnrounded: '1043.5', amount: '1043.50' }],
      subtotal: '1013.11',
      tax: '30.39',
      total: '1043.50',
    });
  });

  it('explains the same result in both languages, with the value at each node', () => {
    const facts = { usage: { m3: '200.5' } };
    const plain = compiled(bundle()).rate(facts) as Computed;
    const explained = compiled(bundle()).explain(facts) as Computed;
    expect(explained.lines[0]?.explanation).toEqual([
      {
        zh: '分档计费：180 × 5 + 20.5 × 7 = 1,043.5',
        en: 'By tiers: 180 × 5 + 20.5 × 7 = 1,043.5',
      },
      expect.objectContaining({ zh: expect.stringContaining('含税 3%') }),
    ]);
    expect(explained.trace?.map(({ node }) => node)).toEqual(['usage', 'tiers', 'tax', 'water']);
    const [line] = explained.lines;
    const { explanation: _, ...bare } = line as NonNullable<typeof line>;
    expect({ ...explained, trace: undefined, lines: [bare] }).toEqual({
      ...plain,
      trace: undefined,
    });
    expect(validateComputation(explained), JSON.stringify(validateComputation.errors)).toBe(true);
  });

  it.each([
    [{ usage: { m3: -1 } }, 'negative-quantity'],
    [{ usage: {} }, 'fact-missing'],
    [[], 'schema-type'],
    [null, 'schema-type'],
  ])('refuses %j by an issue, asked either way', (facts, code) => {
    const { rate, explain } = compiled(bundle());
    expect(rate(facts)).toMatchObject({ issues: [{ code }] });
    expect(explain(facts)).toEqual(rate(facts));
  });

  it.each([
    [{ entry: 'other' }, 'unknown-entry'],
    [{ currency: 'XTS' }, 'unknown-currency'],
    [{ designs: [...bundle().designs, ...bundle().designs] }, 'duplicate-design'],
    [{ designs: [{ kind: 'magic', key: 'x' }] }, 'unknown-design-kind'],
    [{ extra: 1 }, 'schema-additionalProperties'],
  ])('refuses the bundle %j', (given, code) => {
    const result = compileBundle(bundle(given));
    expect(result.ok ? [] : result.issues.map((found) => found.code)).toContain(code);
  });
});

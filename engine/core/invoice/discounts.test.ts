import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, ROUNDING_MODES } from '#engine/core/decimal';
import { amounts, bill, type DiscountTerms, discount, module } from '#tests/flows';

const sum = (values: readonly Decimal[]) => values.reduce((a, b) => a.plus(b), Decimal.ZERO);

describe('discounts', () => {
  const internet = module('internet', '100');
  const tv = module('tv', '33.33');

  it.each<[string, DiscountTerms, Record<string, string>]>([
    [
      'percent of an item',
      { kind: 'percentage', value: 10, scope: 'item', modules: ['tv'] },
      { off: '-3.33' },
    ],
    ['percent of the plan', { kind: 'percentage', value: 10, scope: 'plan' }, { off: '-13.33' }],
    ['an amount off each item', { kind: 'fixed', value: 40, scope: 'item' }, { off: '-73.33' }],
    ['an amount off the plan', { kind: 'fixed', value: '40.5', scope: 'plan' }, { off: '-40.5' }],
    ['more than there is', { kind: 'fixed', value: 500, scope: 'invoice' }, { off: '-133.33' }],
  ])('%s', (_, terms, expected) => {
    const draft = bill([internet, tv, discount('off', terms)]);
    expect(amounts(draft)).toMatchObject(expected);
    expect(draft.total.sign()).toBeGreaterThanOrEqual(0);
  });

  it('percentages apply to what is left, by scope and then priority', () => {
    const draft = bill([
      internet,
      discount('late', { kind: 'percentage', value: 50, scope: 'plan', priority: 2 }),
      discount('early', { kind: 'percentage', value: 10, scope: 'plan', priority: 1 }),
      discount('item', { kind: 'fixed', value: 20, scope: 'item', priority: 9 }),
    ]);
    expect(amounts(draft)).toEqual({ internet: '100', item: '-20', early: '-8', late: '-36' });
  });

  it('of a stacking group only the best is given', () => {
    const group = { scope: 'plan', stackingGroup: 'new' } as const;
    const draft = bill([
      internet,
      discount('ten', { kind: 'percentage', value: 10, ...group }),
      discount('fifteen', { kind: 'fixed', value: 15, ...group }),
      discount('five', { kind: 'percentage', value: 5, ...group }),
    ]);
    expect(amounts(draft)).toEqual({ internet: '100', fifteen: '-15' });
  });

  it('lower the tax of what they reduce', () => {
    const draft = bill([
      internet,
      discount('half', { kind: 'percentage', value: 50, scope: 'plan' }),
    ]);
    expect([draft.tax, draft.total].map(String)).toEqual(['3', '53']);
  });

  it('never make an invoice negative, whatever is stacked', () => {
    const terms = fc.record({
      kind: fc.constantFrom('percentage' as const, 'fixed' as const),
      value: fc.integer({ min: 0, max: 200 }),
      scope: fc.constantFrom('item' as const, 'plan' as const, 'invoice' as const),
      priority: fc.integer({ min: 0, max: 5 }),
    });
    const rounding = fc.record({
      per: fc.constantFrom('line' as const, 'invoice' as const),
      mode: fc.constantFrom(...ROUNDING_MODES),
    });
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 6 }), rounding, (list, policy) => {
        const modules = [internet, tv, ...list.map((each, index) => discount(`d${index}`, each))];
        const draft = bill(modules, policy);
        expect(draft.total.sign()).toBeGreaterThanOrEqual(0);
        expect(sum(draft.lines.map(({ amount }) => amount)).equals(draft.subtotal)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('given one after the other leave nothing negative by a cent', () => {
    const item = { scope: 'item' } as const;
    const draft = bill([
      internet,
      tv,
      discount('a', { kind: 'percentage', value: 54, ...item }),
      discount('b', { kind: 'percentage', value: 35, ...item }),
      discount('c', { kind: 'fixed', value: 30, ...item }),
    ]);
    expect(draft.subtotal.sign()).toBeGreaterThanOrEqual(0);
  });
});

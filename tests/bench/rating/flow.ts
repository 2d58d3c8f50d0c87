import type { PricingFlow } from '#schemas';

/** Facts in one round of evaluations. */
export const FACTS = 1_000;
/** How long one count takes. */
export const SECONDS = 3;

export const RULES = [
  ['"VIP"', '>= 100', '0.8'],
  ['"VIP"', '-', '0.9'],
  ['-', '>= 100', '1'],
  ['-', '-', '1.1'],
] as const;

export const EXPRESSION = 'price * quantity + 3';

/** A table of 4 rows, a formula, a graduated charge, a discount, tax, a line. */
export const flow: PricingFlow = {
  kind: 'pricing-flow',
  key: 'bench',
  name: { zh: '基准', en: 'Benchmark' },
  nodes: [
    { id: 'tier', kind: 'input', config: { type: 'string', path: ['customer', 'tier'] } },
    { id: 'quantity', kind: 'input', config: { type: 'number', path: ['usage', 'quantity'] } },
    {
      id: 'table',
      kind: 'decision-table',
      config: {
        table: {
          hitPolicy: 'F',
          inputs: [{ expression: 'tier' }, { expression: 'quantity', type: 'number' }],
          outputs: [{ name: 'price', type: 'number' }],
          rules: RULES.map(([tier, quantity, price]) => ({
            when: [tier, quantity],
            then: [price],
          })),
        },
      },
      name: 'price',
    },
    { id: 'base', kind: 'formula', config: { expression: EXPRESSION, type: 'number' } },
    {
      id: 'tiers',
      kind: 'graduated',
      config: {
        tiers: [
          { upTo: '50', price: '0.55' },
          { upTo: '150', price: '0.6' },
          { upTo: null, price: '0.85' },
        ],
      },
    },
    { id: 'sum', kind: 'formula', config: { expression: 'base + tiers', type: 'number' } },
    { id: 'discount', kind: 'discount', config: { kind: 'percentage', value: '10' } },
    { id: 'tax', kind: 'tax', config: { category: 'vat', ratePercent: '6', mode: 'exclusive' } },
    {
      id: 'line',
      kind: 'output-line',
      config: { item: 'total', name: { zh: '合计', en: 'Total' } },
    },
  ],
  edges: [
    { from: { node: 'tier' }, to: { node: 'table', port: 'in' } },
    { from: { node: 'quantity' }, to: { node: 'table', port: 'in' } },
    { from: { node: 'table' }, to: { node: 'base', port: 'in' } },
    { from: { node: 'quantity' }, to: { node: 'base', port: 'in' } },
    { from: { node: 'quantity' }, to: { node: 'tiers', port: 'quantity' } },
    { from: { node: 'base' }, to: { node: 'sum', port: 'in' } },
    { from: { node: 'tiers' }, to: { node: 'sum', port: 'in' } },
    { from: { node: 'sum' }, to: { node: 'discount' } },
    { from: { node: 'discount' }, to: { node: 'tax' } },
    { from: { node: 'tax' }, to: { node: 'line' } },
  ],
};

export const tierOf = (index: number): string => (index % 2 === 0 ? 'VIP' : 'normal');
export const quantityOf = (index: number): number => (index * 7) % 200;

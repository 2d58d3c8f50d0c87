import { expect, it } from 'vitest';
import { explainLine, traceInvoice } from '#engine/core/explanation';
import { compilePlan, type InvoiceDesigns, type InvoiceFacts } from '#engine/core/invoice';
import type { Plan } from '#schemas';
import { compileSketch, JANUARY, sketchFlow } from '#tests/flows';

const named = (key: string) => ({ zh: key, en: key });
const plan: Plan = {
  kind: 'plan',
  key: 'plan',
  name: named('plan'),
  currency: 'CNY',
  billing: {
    interval: { unit: 'month', count: 1 },
    timing: 'arrears',
    anchor: 'calendar',
    proration: 'by-day',
  },
  modules: [{ key: 'water', type: 'base-service', name: named('water'), flow: 'water' }],
};

const flow = sketchFlow(
  {
    water: { kind: 'input', config: { type: 'number', path: ['usage', 'water'] } },
    history: { kind: 'input', config: { type: 'list', path: ['history'] } },
    ladder: {
      kind: 'annual-ladder',
      config: {
        metric: 'water',
        yearStart: 7,
        tiers: [
          { upTo: '100', price: '2' },
          { upTo: null, price: '3' },
        ],
      },
    },
    line: { kind: 'output-line' },
  },
  ['water -> ladder.quantity', 'history -> ladder.history', 'ladder -> line'],
);

const facts: InvoiceFacts = {
  currency: 'CNY',
  customer: {},
  periods: [JANUARY],
  flows: ['F'],
  subscriptions: [
    {
      id: 'S',
      plan: 'P',
      startsOn: '2025-07-01',
      items: [
        {
          id: 'I',
          module: 'water',
          quantity: '1',
          startsOn: '2025-07-01',
          periods: [
            {
              of: 0,
              flow: 0,
              usage: { water: '30' },
              history: [
                { start: '2025-11-01', end: '2025-12-01', usage: { water: '50' } },
                { start: '2025-12-01', end: '2026-01-01', usage: { water: '40' } },
              ],
            },
          ],
        },
      ],
    },
  ],
};

it('tells a ladder of the year: the history by its length, the tiers with their bounds', () => {
  const compiled = compilePlan(plan);
  const designs: InvoiceDesigns = {
    plan: () => compiled,
    flow: () => compileSketch(flow),
  };
  const receipt = explainLine(traceInvoice(facts, designs), 0, flow.edges);
  const steps = receipt.steps.map(({ text, rule, figure }) => [
    text.en,
    rule?.en ?? null,
    figure?.words?.en ?? figure?.text,
  ]);
  expect(steps).toContainEqual(['Usage of earlier periods', null, '2 entries']);
  expect(steps).toContainEqual(['By the tiers of the year', '10 × 2 + 20 × 3', '80.00']);
  expect(
    receipt.tiers.map(({ tier, bounds, quantity, amount }) => [
      tier,
      bounds.en,
      quantity.text,
      amount.text,
    ]),
  ).toEqual([
    [1, 'up to 100', '10', '20.00'],
    [2, 'over 100', '20', '60.00'],
  ]);
});

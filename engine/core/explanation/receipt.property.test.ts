import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { explainLine, traceInvoice } from '#engine/core/explanation';
import {
  compilePlan,
  computeInvoice,
  type InvoiceDesigns,
  type InvoiceFacts,
  toComputation,
} from '#engine/core/invoice';
import { compileSketch, type SketchNode, sketchFlow } from '#tests/flows';

const price = fc.integer({ min: 0, max: 99_999 }).map((n) => (n / 1000).toFixed(3));
const tiers = fc.tuple(price, price, price).map(([a, b, c]) => [
  { upTo: 10, price: a, flat: c },
  { upTo: null, price: b },
]);

const charge: fc.Arbitrary<SketchNode> = fc.oneof(
  price.map((p) => ({ kind: 'flat', config: { price: p } })),
  price.map((p) => ({ kind: 'per-unit', config: { price: p } })),
  tiers.map((t) => ({ kind: 'graduated', config: { tiers: t } })),
  tiers.map((t) => ({ kind: 'volume', config: { tiers: t } })),
  price.map((p) => ({ kind: 'package', config: { size: 7, price: p } })),
  price.map((p) => ({ kind: 'percentage', config: { ratePercent: p } })),
);

const change: fc.Arbitrary<SketchNode> = fc.oneof(
  price.map((p) => ({ kind: 'minimum', config: { amount: p } })),
  price.map((p) => ({ kind: 'maximum', config: { amount: p } })),
  price.map((p) => ({ kind: 'discount', config: { kind: 'percentage', value: p } })),
  price.map((p) => ({ kind: 'discount', config: { kind: 'fixed', value: p } })),
  fc
    .constantFrom('period', 'full', 'free')
    .map((policy) => ({ kind: 'proration', config: { policy } })),
  fc.constant({ kind: 'rounding', config: { mode: 'half-even', digits: 1 } }),
  fc.constantFrom('exclusive', 'inclusive').map((mode) => ({
    kind: 'tax',
    config: { category: 'vat', ratePercent: '6', mode },
  })),
);

/** A chain: usage → charge → any changes → line. */
function chainOf(start: SketchNode, changes: readonly SketchNode[]) {
  const nodes: Record<string, SketchNode> = {
    used: { kind: 'input', config: { type: 'number', path: ['usage', 'units'] } },
    charge: start,
  };
  const edges = start.kind === 'flat' ? [] : ['used -> charge.quantity'];
  let last = 'charge';
  for (const [index, node] of changes.entries()) {
    nodes[`change${index}`] = node;
    edges.push(`${last}.charge -> change${index}.charge`);
    last = `change${index}`;
  }
  nodes.line = { kind: 'output-line' };
  edges.push(`${last}.charge -> line`);
  return sketchFlow(nodes, edges);
}

const plan = (perInvoice: boolean) =>
  compilePlan({
    kind: 'plan',
    key: 'plan',
    name: { zh: '套餐', en: 'Plan' },
    currency: 'CNY',
    billing: {
      interval: { unit: 'month', count: 1 },
      timing: 'advance',
      anchor: 'calendar',
      proration: 'by-day',
    },
    rounding: { per: perInvoice ? 'invoice' : 'line' },
    modules: [
      { key: 'base', type: 'base-service', name: { zh: '宽带', en: 'Internet' }, flow: 'flow' },
      {
        key: 'off',
        type: 'discount',
        name: { zh: '优惠', en: 'Off' },
        discount: { kind: 'percentage', value: '12.5', scope: 'plan' },
      },
    ],
  });

function factsOf(usage: string, days: number): InvoiceFacts {
  const whole = { start: '2026-01-01', wholeStart: '2026-01-01', wholeEnd: '2026-02-01' };
  const end = days === 31 ? '2026-02-01' : `2026-01-${String(days + 1).padStart(2, '0')}`;
  const item = { quantity: '1', startsOn: '2026-01-01' };
  return {
    currency: 'CNY',
    customer: {},
    periods: [{ ...whole, end, share: { numerator: days, denominator: 31 } }],
    flows: ['F'],
    subscriptions: [
      {
        id: 'S',
        plan: 'P',
        startsOn: '2026-01-01',
        items: [
          {
            id: 'a',
            module: 'base',
            ...item,
            periods: [{ of: 0, flow: 0, usage: { units: usage } }],
          },
          {
            id: 'b',
            module: 'base',
            ...item,
            periods: [{ of: 0, flow: 0, usage: { units: '7.25' } }],
          },
          { id: 'c', module: 'off', ...item, periods: [{ of: 0, flow: null }] },
        ],
      },
    ],
  };
}

const CLOSING = new Set(['rounding', 'amount', 'tax']);

it('the receipt of a line ends in its amount, whatever the flow and the facts', () => {
  const flows = fc.tuple(charge, fc.array(change, { maxLength: 4 }));
  const given = fc.tuple(flows, price, fc.integer({ min: 1, max: 31 }), fc.boolean());
  fc.assert(
    fc.property(given, ([[start, changes], usage, days, perInvoice]) => {
      const document = chainOf(start, changes);
      const flow = compileSketch(document);
      const compiled = plan(perInvoice);
      const designs: InvoiceDesigns = { plan: () => compiled, flow: () => flow };
      const facts = factsOf(usage, days);
      const traced = traceInvoice(facts, designs);
      const bare = traced.draft.lines.map((line) => ({ ...line, explanation: [] }));
      const plain = computeInvoice(facts, designs);
      const unexplained = plain.lines.map((line) => ({ ...line, explanation: [] }));
      expect(toComputation({ ...traced.draft, lines: bare }, 2)).toEqual(
        toComputation({ ...plain, lines: unexplained }, 2),
      );
      for (const [position, line] of traced.draft.lines.entries()) {
        const { steps, source, reductions } = explainLine(traced, position, document.edges);
        const amount = steps.find(({ kind }) => kind === 'amount');
        expect(amount?.figure?.exact).toBe(line.amount.toString());
        const before = steps.filter(({ kind }) => !CLOSING.has(kind));
        if (source === 'flow') {
          const last = before.findLast(({ figure }) => figure?.unit === 'money');
          expect(last?.figure?.exact).toBe(line.amountUnrounded.toString());
        } else {
          const sum = reductions.reduce(
            (all, reduction) => all.plus(Decimal.of(reduction.amount.exact)),
            Decimal.ZERO,
          );
          expect(sum.toString()).toBe(line.amountUnrounded.toString());
        }
        for (const { figure } of steps) expect(figure?.text.length ?? 0).toBeLessThan(24);
      }
    }),
    { numRuns: 300 },
  );
});

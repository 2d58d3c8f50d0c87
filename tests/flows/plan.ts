import {
  compilePlan,
  computeInvoice,
  type InvoiceDesigns,
  type InvoiceDraft,
  type InvoiceFacts,
} from '#engine/core/invoice';
import type { Plan, PlanModule } from '#schemas';
import { compileSketch, sketchFlow } from './sketch.ts';

/** One flow for all modules: the price is a parameter of the module. */
const flow = compileSketch(
  sketchFlow(
    {
      price: { kind: 'input', config: { type: 'number', path: ['parameters', 'price'] } },
      quantity: { kind: 'input', config: { type: 'number', path: ['item', 'quantity'] } },
      charge: { kind: 'per-unit', config: { price: 'price' } },
      proration: { kind: 'proration' },
      tax: { kind: 'tax', config: { category: 'vat', ratePercent: 6, mode: 'exclusive' } },
      line: { kind: 'output-line' },
    },
    [
      'price -> charge.in',
      'quantity -> charge.quantity',
      'charge -> proration',
      'proration -> tax',
      'tax -> line',
    ],
  ),
);

export const module = (key: string, price: string): PlanModule => ({
  key,
  type: 'base-service',
  name: { zh: key, en: key },
  flow: 'flow',
  parameters: { price },
});

export type DiscountTerms = NonNullable<PlanModule['discount']>;

export const discount = (key: string, terms: DiscountTerms): PlanModule => ({
  key,
  type: 'discount',
  name: { zh: key, en: key },
  discount: terms,
});

export function designsOf(modules: PlanModule[], rounding?: Plan['rounding']): InvoiceDesigns {
  const plan = compilePlan({
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
    ...(rounding && { rounding }),
    modules,
  });
  return {
    plan: (id) => (id === 'P1' ? plan : undefined),
    flow: (id) => (id === 'F1' ? flow : undefined),
  };
}

export const JANUARY = {
  start: '2026-01-01',
  end: '2026-02-01',
  wholeStart: '2026-01-01',
  wholeEnd: '2026-02-01',
  share: { numerator: 31, denominator: 31 },
};

export function factsOf(modules: readonly PlanModule[], periods = [JANUARY]): InvoiceFacts {
  return {
    currency: 'CNY',
    customer: {},
    periods,
    flows: ['F1'],
    subscriptions: [
      {
        id: 'S1',
        plan: 'P1',
        startsOn: '2026-01-01',
        items: modules.map(({ key, type }) => ({
          id: `item-${key}`,
          module: key,
          quantity: '1',
          startsOn: '2026-01-01',
          periods: periods.map((_, of) => ({ of, flow: type === 'discount' ? null : 0 })),
        })),
      },
    ],
  };
}

export function bill(modules: PlanModule[], rounding?: Plan['rounding']): InvoiceDraft {
  return computeInvoice(factsOf(modules), designsOf(modules, rounding));
}

export const amounts = (draft: InvoiceDraft) =>
  Object.fromEntries(draft.lines.map((line) => [line.item, line.amount.toString()]));

import type { ImportMapping, Plan, PricingFlow } from '#schemas';
import { sketchFlow } from '#tests/flows';

export const FLOW_KEY = 'listed';
export const MODULE_KEY = 'base';

export function flowDocument(key: string, name: string): PricingFlow {
  const nodes = {
    price: { kind: 'input', config: { type: 'number', path: ['parameters', 'price'] } },
    quantity: { kind: 'input', config: { type: 'number', path: ['item', 'quantity'] } },
    charge: { kind: 'per-unit', config: { price: 'price' } },
    proration: { kind: 'proration' },
    line: { kind: 'output-line' },
  };
  const edges = [
    'price -> charge.in',
    'quantity -> charge.quantity',
    'charge -> proration',
    'proration -> line',
  ];
  return { ...sketchFlow(nodes, edges), key, name: { zh: name, en: name } };
}

/** A plan of one module, priced by the flow `FLOW_KEY`. */
export function planDocument(key: string, name: string): Plan {
  return {
    kind: 'plan',
    key,
    name: { zh: name, en: name },
    currency: 'CNY',
    billing: {
      interval: { unit: 'month', count: 1 },
      timing: 'advance',
      anchor: 'calendar',
      proration: 'by-day',
    },
    modules: [
      {
        key: MODULE_KEY,
        type: 'base-service',
        name: { zh: name, en: name },
        flow: FLOW_KEY,
        parameters: { price: '50' },
      },
    ],
  };
}

export const CUSTOMERS_ONLY: ImportMapping = {
  kind: 'import-mapping',
  key: 'customers',
  name: { zh: '客户', en: 'Customers' },
  customer: {
    externalId: { column: 'id' },
    name: { column: 'name' },
    contacts: [{ kind: 'phone', value: { column: 'phone' } }],
  },
};

/** An import of nothing that hangs on a customer, so that it writes in one statement. */
export const NAMES_ONLY: ImportMapping = {
  ...CUSTOMERS_ONLY,
  key: 'names',
  customer: { externalId: { column: 'id' }, name: { column: 'name' } },
};

export function withSubscription(plan: string): ImportMapping {
  return {
    ...CUSTOMERS_ONLY,
    key: 'book',
    subscription: { plan, items: [{ module: MODULE_KEY }] },
  };
}

import type { PricingFlow } from '#schemas';

/** A flow that charges a flat price; `given` replaces members of the document. */
export function flatFlow(key: string, price = '10', given: object = {}): PricingFlow {
  return {
    kind: 'pricing-flow',
    key,
    name: { zh: '月费', en: 'Monthly fee' },
    nodes: [
      { id: 'fee', kind: 'flat', config: { price } },
      { id: 'line', kind: 'output-line', config: { lineKind: 'charge' } },
    ],
    edges: [{ from: { node: 'fee' }, to: { node: 'line', port: 'charge' } }],
    ...given,
  };
}

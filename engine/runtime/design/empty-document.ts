import type { LocalText } from '#engine/core/issue';

interface Named {
  kind: string;
  key: string;
  name: LocalText;
}

/** What each kind of design begins with; it isn't complete, and may not have to be. */
const BEGINNINGS: Record<string, (currency: string) => object> = {
  plan: (currency) => ({
    currency,
    billing: {
      interval: { unit: 'month', count: 1 },
      timing: 'advance',
      anchor: 'calendar',
      proration: 'by-day',
    },
    modules: [],
  }),
  'pricing-flow': () => ({ nodes: [], edges: [] }),
  'decision-table': () => ({
    content: {
      hitPolicy: 'U',
      inputs: [{ expression: 'value' }],
      outputs: [{ name: 'result' }],
      rules: [],
    },
  }),
  'import-mapping': () => ({
    customer: { externalId: { column: '' }, name: { column: '' } },
  }),
};

export function emptyDocument({ kind, key, name }: Named, currency: string): Named {
  return { kind, key, name, ...BEGINNINGS[kind]?.(currency) };
}

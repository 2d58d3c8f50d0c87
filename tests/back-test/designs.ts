import type { DecisionTable, Plan, PricingFlow } from '#schemas';
import { type SketchNode, sketchFlow } from '#tests/flows';

const named = (key: string) => ({ zh: key, en: key });

/** Prices by region, the last row for everybody else. */
export function ratesTable(north: string, south: string, others: string): DecisionTable {
  const rules = [
    { when: ['"north"'], then: [north] },
    { when: ['"south"'], then: [south] },
    { when: ['-'], then: [others] },
  ];
  return {
    kind: 'decision-table',
    key: 'rates',
    name: named('rates'),
    content: {
      hitPolicy: 'F',
      inputs: [{ expression: 'region', type: 'string' }],
      outputs: [{ name: 'price', type: 'number' }],
      rules,
    },
  };
}

/** Price by table, cheaper by a factor from three on, for the days used, with tax. */
export function accessFlow(factor = '0.9', taxPercent = '6', key = 'access'): PricingFlow {
  const nodes = {
    region: {
      kind: 'input',
      config: { type: 'string', path: ['subscription', 'attributes', 'region'] },
    },
    quantity: { kind: 'input', config: { type: 'number', path: ['item', 'quantity'] } },
    rate: { kind: 'decision-table', config: { tableKey: 'rates' } },
    bulk: { kind: 'switch', config: { cases: [{ id: 'large', when: 'quantity >= 3' }] } },
    dear: { kind: 'per-unit', config: { price: 'rate' } },
    cheap: { kind: 'per-unit', config: { price: `rate * ${factor}` } },
    share: { kind: 'proration' },
    vat: { kind: 'tax', config: { category: 'vat', ratePercent: taxPercent, mode: 'exclusive' } },
    line: { kind: 'output-line' },
  };
  const edges = [
    'region -> rate.in',
    'quantity -> bulk.in',
    'rate -> dear.in',
    'rate -> cheap.in',
    'quantity -> dear.quantity',
    'quantity -> cheap.quantity',
    'bulk.large -> cheap.when',
    'bulk.otherwise -> dear.when',
    'dear -> share',
    'cheap -> share',
    'share -> vat',
    'vat -> line',
  ];
  return { ...sketchFlow(nodes, edges), key, name: named(key) };
}

export function meteredFlow(tiers: [upTo: number | null, price: string][]): PricingFlow {
  const nodes = {
    gb: { kind: 'input', config: { type: 'number', path: ['usage', 'gb'], default: 0 } },
    fee: {
      kind: 'graduated',
      config: { tiers: tiers.map(([upTo, price]) => ({ upTo, price })) },
    },
    line: { kind: 'output-line', config: { lineKind: 'usage' } },
  };
  const edges = ['gb -> fee.quantity', 'fee -> line'];
  return { ...sketchFlow(nodes, edges), key: 'metered', name: named('metered') };
}

/** Prices data by what was used in the periods before as well. */
export function historyFlow(node: SketchNode, output = ''): PricingFlow {
  const nodes = {
    gb: { kind: 'input', config: { type: 'number', path: ['usage', 'gb'], default: 0 } },
    history: { kind: 'input', config: { type: 'list', path: ['history'] } },
    node,
    fee: { kind: 'per-unit', config: { price: '0.4' } },
    line: { kind: 'output-line', config: { lineKind: 'usage' } },
  };
  const edges = [
    'gb -> node.quantity',
    'history -> node.history',
    `node${output} -> fee.quantity`,
    'fee -> line',
  ];
  return { ...sketchFlow(nodes, edges), key: 'metered', name: named('metered') };
}

/** Base and extra at the price of the table, data by what is used, and a discount on all of it. */
export function homePlan(given: Partial<Plan> = {}, percent = 10): Plan {
  return {
    kind: 'plan',
    key: 'home',
    name: named('home'),
    currency: 'CNY',
    billing: {
      interval: { unit: 'month', count: 1 },
      timing: 'advance',
      anchor: 'calendar',
      proration: 'by-day',
    },
    modules: [
      { key: 'base', type: 'base-service', name: named('base'), flow: 'access' },
      { key: 'extra', type: 'add-on', name: named('extra'), flow: 'access' },
      {
        key: 'data',
        type: 'add-on',
        name: named('data'),
        flow: 'metered',
        billing: { timing: 'arrears' },
      },
      {
        key: 'welcome',
        type: 'discount',
        name: named('welcome'),
        discount: { kind: 'percentage', value: percent, scope: 'plan' },
      },
    ],
    ...given,
  };
}

/** Designs of an operator before anything is changed. */
export const BEFORE = [
  ratesTable('33.33', '41.17', '27.5'),
  accessFlow(),
  meteredFlow([
    [10, '0.331'],
    [null, '0.517'],
  ]),
  homePlan(),
] as const;

import type { PricingFlow } from '#schemas';
import { type SketchNode, sketchFlow } from './sketch.ts';

const TIERS = [
  { upTo: 180, price: '0.55' },
  { upTo: 400, price: '0.60' },
  { upTo: null, price: '0.85' },
];

/** Nodes and edges of one charged thing: what is used, less what is free, by tiers, taxed. */
function strand(id: string, index: number): { nodes: Record<string, SketchNode>; edges: string[] } {
  const kinds: SketchNode[] = [
    { kind: 'graduated', config: { tiers: TIERS } },
    { kind: 'volume', config: { tiers: TIERS } },
    { kind: 'per-unit', config: { price: 'tariff.price' } },
    { kind: 'package', config: { size: 100, price: 5, free: 20 } },
  ];
  const charge = kinds[index % kinds.length] as SketchNode;
  const nodes: Record<string, SketchNode> = {
    [`${id}-used`]: { kind: 'input', config: { type: 'number', path: ['usage', id] } },
    [`${id}-billable`]: { kind: 'included-quantity', config: { included: 100, prorate: true } },
    [`${id}-fee`]: charge,
    [`${id}-tax`]: {
      kind: 'tax',
      config: { category: 'vat', ratePercent: '6', mode: 'exclusive' },
    },
    [`${id}-line`]: {
      kind: 'output-line',
      config: { item: id, name: { zh: `用量 ${index + 1}`, en: `Usage ${index + 1}` } },
    },
  };
  const edges = [
    `${id}-used -> ${id}-billable.quantity`,
    `${id}-billable -> ${id}-fee.quantity`,
    `${id}-fee -> ${id}-tax`,
    `${id}-tax -> ${id}-line`,
  ];
  if (charge.kind === 'per-unit') edges.push(`tariff.price -> ${id}-fee.in`);
  return { nodes, edges };
}

const HEAD: Record<string, SketchNode> = {
  region: {
    kind: 'input',
    config: { type: 'string', path: ['subscription', 'attributes', 'region'] },
  },
  tier: { kind: 'input', config: { type: 'string', path: ['customer', 'tier'] } },
  tariff: {
    kind: 'decision-table',
    config: {
      table: {
        hitPolicy: 'F',
        inputs: [{ expression: 'region', type: 'string' }, { expression: 'tier' }],
        outputs: [{ name: 'price', type: 'number' }],
        rules: [
          { when: ['"north"', '"vip"'], then: ['0.50'] },
          { when: ['"north"', '-'], then: ['0.60'] },
          { when: ['-', '-'], then: ['0.70'] },
        ],
      },
    },
  },
  class: {
    kind: 'switch',
    config: {
      cases: [
        { id: 'vip', when: 'tier = "vip"', label: { zh: '贵宾', en: 'VIP' } },
        { id: 'staff', when: 'tier = "staff"', label: { zh: '员工', en: 'Staff' } },
      ],
    },
  },
  'vip-fee': { kind: 'flat', config: { price: 20 } },
  'staff-fee': { kind: 'flat', config: { price: 5 } },
  'usual-fee': { kind: 'flat', config: { price: 30 } },
  share: { kind: 'proration', config: {} },
  least: { kind: 'minimum', config: { amount: 10 } },
  'base-line': { kind: 'output-line', config: { name: { zh: '月租', en: 'Rental' } } },
};

const HEAD_EDGES = [
  'region -> tariff.in',
  'tier -> tariff.in',
  'tier -> class.in',
  'class.vip -> vip-fee.when',
  'class.staff -> staff-fee.when',
  'class.otherwise -> usual-fee.when',
  'vip-fee -> share',
  'staff-fee -> share',
  'usual-fee -> share',
  'share -> least',
  'least -> base-line',
];

const HEAD_NODES = Object.keys(HEAD).length;
const STRAND_NODES = 5;

/**
 * A flow of about so many nodes, as large tariffs are: a table and a switch, then one strand for
 * each thing that is used. It has no layout.
 */
export function largeFlow(nodeCount: number, key = 'large'): PricingFlow {
  const strands = Array.from(
    { length: Math.round((nodeCount - HEAD_NODES) / STRAND_NODES) },
    (_, index) => strand(`m${index + 1}`, index),
  );
  const nodes = Object.assign({}, HEAD, ...strands.map((each) => each.nodes));
  const edges = [...HEAD_EDGES, ...strands.flatMap((each) => each.edges)];
  return {
    ...sketchFlow(nodes, edges),
    key,
    name: { zh: `大型流程（${nodeCount} 个节点）`, en: `Large flow (${nodeCount} nodes)` },
  };
}

import { listDefinitions } from '#engine/core/graph';
import type { FlowNode, PricingFlow } from '#schemas';
import type { Kind } from './edit.ts';

type ConfigOf<K extends Kind> = Extract<FlowNode, { kind: K }>['config'];

const TIERS = [
  { upTo: '100', price: '1' },
  { upTo: null, price: '0.8' },
];
const YEARLY = [
  { upTo: '180', price: '1' },
  { upTo: null, price: '1.5' },
];
const STEPS = [
  { upTo: '100', flat: '10' },
  { upTo: null, flat: '20' },
];

/** What a new node begins with: valid, and plain to change. */
const STARTERS: { [K in Kind]: ConfigOf<K> } = {
  input: { type: 'number' },
  'decision-table': {
    table: {
      hitPolicy: 'F',
      inputs: [{ expression: '1' }],
      outputs: [{ name: 'price', type: 'number' }],
      rules: [{ when: ['-'], then: ['0'] }],
    },
  },
  formula: { expression: '0', type: 'number' },
  switch: { cases: [{ id: 'case1', when: 'true' }] },
  lookup: {
    keys: ['"A"'],
    columns: [{ name: 'price', type: 'number' }],
    rows: [{ key: ['A'], values: ['0'] }],
  },
  flat: { price: '0' },
  'per-unit': { price: '0' },
  graduated: { tiers: TIERS },
  volume: { tiers: TIERS },
  stairstep: { tiers: STEPS },
  package: { size: '1', price: '0' },
  percentage: { ratePercent: '0' },
  dynamic: {},
  'included-quantity': { included: '0' },
  minimum: { amount: '0' },
  maximum: { amount: '0' },
  discount: { kind: 'percentage', value: '10' },
  proration: {},
  tax: { category: 'vat', ratePercent: '6', mode: 'exclusive' },
  rounding: { digits: 2, mode: 'half-up' },
  'output-line': {},
  'sub-flow': { flowKey: 'flow' },
  matrix: {
    keys: ['"A"'],
    across: '"X"',
    columns: ['X', '*'],
    rows: [
      { key: ['A'], values: ['0', '0'] },
      { key: ['*'], values: ['0', '0'] },
    ],
  },
  'time-of-use': {
    timeZone: 'Asia/Shanghai',
    bands: [
      { id: 'peak', label: { zh: '峰', en: 'Peak' }, price: '0' },
      { id: 'valley', label: { zh: '谷', en: 'Valley' }, price: '0' },
    ],
    windows: [
      { band: 'peak', from: '08:00', to: '22:00' },
      { band: 'valley', from: '22:00', to: '08:00' },
    ],
  },
  apportionment: { weight: '1', totalWeight: '1' },
  'annual-ladder': { tiers: YEARLY, metric: 'usage' },
  'meter-swap': { digits: 5 },
  rollover: { included: '0', metric: 'usage' },
  'true-up': { tiers: YEARLY, metric: 'usage', estimateMetric: 'estimate' },
  'late-fee': { every: 'day', value: '0.05', capPercent: '100' },
};

export const KINDS = Object.keys(STARTERS) as readonly Kind[];

export const isKind = (kind: unknown): kind is Kind =>
  typeof kind === 'string' && Object.hasOwn(STARTERS, kind);

export const starterConfig = (kind: Kind): FlowNode['config'] => STARTERS[kind];

/** `per-unit` as expressions can say it: `perUnit`. */
const stem = (text: string): string =>
  text.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const KNOWN_END = /\d+$/;

/** All that expressions may call a node by, in this document. */
export const takenNames = (
  flow: Pick<PricingFlow, 'nodes' | 'constants' | 'functions'>,
): Set<string> =>
  new Set([
    ...flow.nodes.flatMap(({ id, name }) => (name === undefined ? [id] : [id, name])),
    ...listDefinitions(flow).map(({ name }) => name),
  ]);

/** A name like the wanted one that nobody has: the smallest number behind it that is free. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const base = wanted.replace(KNOWN_END, '');
  for (let number = 2; ; number += 1) if (!taken.has(`${base}${number}`)) return `${base}${number}`;
}

/** A new node under an id that expressions can say and nobody has. */
export function newNode(kind: Kind, taken: ReadonlySet<string>): FlowNode {
  return { id: freeName(stem(kind), taken), kind, config: starterConfig(kind) } as FlowNode;
}

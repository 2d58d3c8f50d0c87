import { ZenEngine } from '@gorules/zen-engine';
import { designLibrary } from '#engine/core/design';
import { compilePricingFlow, runFlow } from '#engine/core/flow';
import type { FlowLine } from '#engine/core/graph';
import type { PricingFlow } from '#schemas';

const SECONDS = 3;
/** The best of so many counts, as zen has the best of its ways of batching. */
const ROUNDS = 4;
const FACTS = 1_000;

const RULES = [
  ['"VIP"', '>= 100', '0.8'],
  ['"VIP"', '-', '0.9'],
  ['-', '>= 100', '1'],
  ['-', '-', '1.1'],
] as const;

const EXPRESSION = 'price * quantity + 3';

/** A table of 4 rows, a formula, a graduated charge, a discount, tax, a line. */
const flow: PricingFlow = {
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

const tierOf = (index: number): string => (index % 2 === 0 ? 'VIP' : 'normal');
const quantityOf = (index: number): number => (index * 7) % 200;

function ourRate(): { perSecond: number; result: string } {
  const compiled = compilePricingFlow(flow, designLibrary([]));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const facts = Array.from({ length: FACTS }, (_, index) => ({
    customer: { tier: tierOf(index) },
    usage: { quantity: String(quantityOf(index)) },
  }));
  const rateAll = (): string => {
    let last: FlowLine | undefined;
    for (const one of facts) [last] = runFlow(compiled.flow, one);
    return String(last?.amount);
  };
  for (let round = 0; round < 200; round += 1) rateAll();
  const measured = Array.from({ length: ROUNDS }, () => measure(rateAll));
  return measured.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
}

function measure(rateAll: () => string): { perSecond: number; result: string } {
  const start = performance.now();
  let rounds = 0;
  let result = '';
  while (performance.now() - start < SECONDS * 1000) {
    result = rateAll();
    rounds += 1;
  }
  return { perSecond: (rounds * FACTS) / ((performance.now() - start) / 1000), result };
}

/** The same table and expression as a zen decision; `loop` maps it over a list inside the engine. */
function zenDecision(loop: boolean): object {
  const mode = loop
    ? { executionMode: 'loop', inputField: 'items', outputPath: 'items' }
    : { executionMode: 'single', inputField: null, outputPath: null };
  const cell = (text: string): string => (text === '-' ? '' : text);
  const position = { x: 0, y: 0 };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position },
      {
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        position,
        content: {
          hitPolicy: 'first',
          passThrough: true,
          ...mode,
          inputs: [
            { id: 'tier', name: 'tier', field: 'tier' },
            { id: 'quantity', name: 'quantity', field: 'quantity' },
          ],
          outputs: [{ id: 'price', name: 'price', field: 'price' }],
          rules: RULES.map(([tier, quantity, price], index) => ({
            _id: String(index),
            tier: cell(tier),
            quantity: cell(quantity),
            price,
          })),
        },
      },
      {
        id: 'base',
        type: 'expressionNode',
        name: 'base',
        position,
        content: {
          expressions: [{ id: 'base', key: 'base', value: EXPRESSION }],
          passThrough: true,
          ...mode,
        },
      },
      { id: 'out', type: 'outputNode', name: 'out', position },
    ],
    edges: [
      { id: '1', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: '2', type: 'edge', sourceId: 'table', targetId: 'base' },
      { id: '3', type: 'edge', sourceId: 'base', targetId: 'out' },
    ],
  };
}

/** Evaluations per second of `evaluate`, which does `count` of them at each call. */
async function throughput(count: number, evaluate: () => Promise<unknown>): Promise<number> {
  for (let round = 0; round < 5; round += 1) await evaluate();
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < SECONDS * 1000) {
    await evaluate();
    done += count;
  }
  return done / ((performance.now() - start) / 1000);
}

/** Every way of batching that zen offers; the best one counts. */
async function zenRates(): Promise<Record<string, number>> {
  const engine = new ZenEngine();
  const facts = Array.from({ length: FACTS }, (_, index) => ({
    tier: tierOf(index),
    quantity: quantityOf(index),
  }));
  const single = engine.createDecision(zenDecision(false));
  const loop = engine.createDecision(zenDecision(true));
  const rates: Record<string, number> = {
    parallelCalls: await throughput(FACTS, () =>
      Promise.all(facts.map((one) => single.evaluate(one))),
    ),
  };
  for (const size of [30, 100, 300, 1000]) {
    const items = facts.slice(0, size);
    rates[`loop${size}`] = await throughput(size, () => loop.evaluate({ items }));
    rates[`loop${size}x2`] = await throughput(2 * size, () =>
      Promise.all([loop.evaluate({ items }), loop.evaluate({ items })]),
    );
  }
  return rates;
}

/** One pricing flow, exact, against zen's table and expression. Prints one JSON line. */
export async function benchRating(): Promise<void> {
  const ours = ourRate();
  const zen = await zenRates();
  const [way, zenPerSecond] = Object.entries(zen).reduce((a, b) => (b[1] > a[1] ? b : a));
  console.log(
    JSON.stringify({
      benchmark: 'rating',
      evaluationsPerSecond: Math.round(ours.perSecond),
      zenPerSecond: Math.round(zenPerSecond),
      ratio: Number((ours.perSecond / zenPerSecond).toFixed(2)),
      zenWay: way,
      checkedAmount: ours.result,
    }),
  );
}

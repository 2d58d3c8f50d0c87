import { ZenEngine } from '@gorules/zen-engine';
import { EXPRESSION, FACTS, quantityOf, RULES, SECONDS, tierOf } from './flow.ts';

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
export async function zenRates(): Promise<Record<string, number>> {
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

import { describe, expect, it } from 'vitest';
import { designLibrary } from '#engine/core/design';
import { compilePricingFlow, traceFlow } from '#engine/core/flow';
import type { PricingFlow } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { flowSteps } from './flow-steps.ts';
import { leadingThrough, nodesThrough } from './inner-nodes.ts';
import { pathOf } from './path.ts';

const WATER: PricingFlow = {
  ...sketchFlow(
    {
      used: { kind: 'input', config: { type: 'number', path: ['usage', 'm3'] } },
      fee: {
        kind: 'graduated',
        config: {
          tiers: [
            { upTo: 10, price: '2' },
            { upTo: null, price: '3' },
          ],
        },
      },
      water: { kind: 'output-line' },
      never: { kind: 'flat', config: { price: '9' } },
      other: { kind: 'output-line', config: { omitZero: true } },
    },
    ['used -> fee.quantity', 'fee -> water', 'never -> other'],
  ),
  key: 'water',
};

function traced(emit: 'lines' | 'values') {
  const nodes = {
    part: { kind: 'sub-flow', config: { flowKey: 'water', emit } },
    ...(emit === 'values' && { line: { kind: 'output-line' } }),
  };
  const flow = sketchFlow(nodes, emit === 'values' ? ['part -> line'] : []);
  const result = compilePricingFlow(flow, designLibrary([WATER]));
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return traceFlow(result.flow, { usage: { m3: '12' } });
}

const period = { start: '2026-01-01', end: '2026-02-01' };

describe('the explanation of a sub-flow', () => {
  it('opens into its own path, of the one line that it emitted', () => {
    const trace = traced('lines');
    const [line] = trace.lines;
    const path = pathOf(trace, 'part/water', line?.amount ?? null, trace.flow.edges);
    expect(path.nodes.part).toMatchObject({ state: 'hit', inner: { key: 'water' } });
    const inner = path.nodes.part?.inner?.path;
    expect(Object.entries(inner?.nodes ?? {}).map(([id, { state }]) => `${id} ${state}`)).toEqual(
      expect.arrayContaining(['fee hit', 'water hit', 'never skipped', 'other skipped']),
    );
    expect(inner?.edges.map(({ hit }) => hit)).toEqual([true, true, false]);
  });

  it('tells the steps around and inside as those of the line', () => {
    const trace = traced('lines');
    const [line] = trace.lines;
    if (!line) throw new Error('no line');
    const steps = flowSteps({ kind: 'flow', period, trace, line }, undefined, 2);
    expect(steps.map(({ node, figure }) => `${node} ${figure?.text}`)).toEqual([
      'used 12',
      'fee 26.00',
    ]);
    expect(leadingThrough(trace, line.node).map(({ placed }) => placed.node.id)).toEqual([
      'used',
      'fee',
    ]);
  });

  it('of one charge keeps the steps of each line inside of the step', () => {
    const trace = traced('values');
    const [line] = trace.lines;
    if (!line) throw new Error('no line');
    const [step, ...others] = flowSteps({ kind: 'flow', period, trace, line }, undefined, 2);
    expect(others).toEqual([]);
    expect(step).toMatchObject({ kind: 'charge', node: 'part', figure: { text: '35.00' } });
    expect(step?.steps?.map(({ node }) => node)).toEqual(['used', 'fee', 'never']);
    expect(nodesThrough(trace, 'line').map(({ placed }) => placed.node.id)).toContain('fee');
  });
});

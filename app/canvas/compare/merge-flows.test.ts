import { describe, expect, it } from 'vitest';
import { compareDesigns } from '#engine/core/compare';
import type { PricingFlow } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { mergeFlows } from './merge-flows.ts';

const merged = (before: PricingFlow, after: PricingFlow) =>
  mergeFlows(before, after, compareDesigns(before, after));

const flat = (price: string) => ({ kind: 'flat', config: { price } });
const line = { kind: 'output-line', config: {} };

describe('two versions of a flow in one drawing', () => {
  const before = sketchFlow({ fee: flat('1'), old: flat('2'), line }, [
    'fee -> line.charge',
    'old -> line.charge',
  ]);
  const after = sketchFlow({ fee: flat('9'), line, fresh: flat('3') }, [
    'fee -> line.charge',
    'fresh -> line.charge',
  ]);

  it('has the nodes and edges of both, each marked as it differs', () => {
    const { flow, marks } = merged(before, after);
    expect(flow.nodes.map(({ id }) => id)).toEqual(['fee', 'line', 'fresh', 'old']);
    expect(flow.nodes[0]).toMatchObject({ config: { price: '9' } });
    expect(marks).toEqual({
      nodes: { fee: 'changed', fresh: 'added', old: 'removed' },
      edges: { 'fresh.>line.charge': 'added', 'old.>line.charge': 'removed' },
    });
  });

  it('turned round marks the other way', () => {
    const { marks } = merged(after, before);
    expect(marks.nodes).toEqual({ fee: 'changed', fresh: 'removed', old: 'added' });
  });

  it('counts edges that stand twice', () => {
    const once = sketchFlow({ fee: flat('1'), line }, ['fee -> line.charge']);
    const twice = sketchFlow({ fee: flat('1'), line }, [
      'fee -> line.charge',
      'fee -> line.charge',
    ]);
    expect(merged(once, twice).marks.edges).toEqual({ 'fee.>line.charge#2': 'added' });
    expect(merged(twice, once).marks.edges).toEqual({ 'fee.>line.charge#2': 'removed' });
  });

  const placed = (flow: PricingFlow, nodes: Record<string, { x: number; y: number }>) => ({
    ...flow,
    layout: { nodes },
  });
  const [here, there] = [
    { x: 0, y: 0 },
    { x: 300, y: 0 },
  ];

  it('marks what only moved, and keeps places where all are known', () => {
    const flow = sketchFlow({ fee: flat('1'), line }, ['fee -> line.charge']);
    const { marks, flow: both } = merged(
      placed(flow, { fee: here, line: there }),
      placed(flow, { fee: { x: 0, y: 80 }, line: there }),
    );
    expect(marks).toEqual({ nodes: { fee: 'moved' }, edges: {} });
    expect(both.layout?.nodes).toEqual({ fee: { x: 0, y: 80 }, line: there });
  });

  it('lets the drawing find places anew where one is missing', () => {
    const { flow } = merged(placed(before, { fee: here, line: there }), after);
    expect(flow.layout).toBeUndefined();
  });

  it('puts what is gone below what took its place', () => {
    const old = placed(before, { fee: here, old: { x: 0, y: 100 }, line: there });
    const fresh = placed(after, { fee: here, fresh: { x: 40, y: 90 }, line: there });
    const { flow } = merged(old, fresh);
    expect(flow.layout?.nodes).toMatchObject({
      old: { x: 0, y: 196 },
      fresh: { x: 40, y: 90 },
    });
  });

  it('has the notes of both', () => {
    const written = (id: string, text: string, x = 0) => ({
      ...{ id, text, x, y: 0, width: 200, height: 100 },
    });
    const noted = (...notes: ReturnType<typeof written>[]) => ({ ...before, layout: { notes } });
    const { flow, marks } = merged(
      noted(written('a', 'same'), written('b', 'old'), written('c', 'here'), written('d', 'gone')),
      noted(
        written('a', 'same'),
        written('b', 'new'),
        written('c', 'here', 40),
        written('e', 'more'),
      ),
    );
    expect(flow.layout?.notes?.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'e', 'd']);
    expect(marks.notes).toEqual({ b: 'changed', c: 'moved', d: 'removed', e: 'added' });
  });

  it('marks nothing between a version and itself', () => {
    expect(merged(before, before).marks).toEqual({ nodes: {}, edges: {} });
  });
});

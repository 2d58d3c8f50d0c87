import { describe, expect, it } from 'vitest';
import { issuesOf, largeFlow, sketchFlow } from '#tests/flows';
import { CARD_WIDTH, cardHeight, flowGraph, issuesByNode, neighbour, placesOf } from './index.ts';

const small = sketchFlow(
  {
    line: { kind: 'output-line' },
    class: {
      kind: 'switch',
      config: { cases: [{ id: 'vip', when: 'tier = "vip"' }] },
    },
    tier: { kind: 'input', config: { type: 'string', path: ['customer', 'tier'] } },
    cheap: { kind: 'flat', config: { price: 1 } },
    dear: { kind: 'flat', config: { price: 2 } },
  },
  [
    'tier -> class.in',
    'class.vip -> cheap.when',
    'class.otherwise -> dear.when',
    'cheap -> line',
    'dear -> line',
  ],
);

describe('the graph that is drawn', () => {
  const graph = flowGraph(small);

  it('has its nodes after what they read, whatever the document says', () => {
    expect(graph.nodes.map(({ id }) => id)).toEqual(['tier', 'class', 'cheap', 'dear', 'line']);
  });

  it('finds the ports of edges that name none, and what an edge is for', () => {
    expect(graph.edges.map(({ from, to, role }) => [from.port, to.port, role])).toEqual([
      ['value', 'in', 'context'],
      ['vip', 'when', 'signal'],
      ['otherwise', 'when', 'signal'],
      ['charge', 'charge', 'value'],
      ['charge', 'charge', 'value'],
    ]);
  });

  it('draws the ports that are used, and those that must be connected', () => {
    const ports = (id: string) => {
      const node = graph.byId.get(id);
      return [node?.inputs, node?.outputs].map((list) => list?.map(({ name }) => name));
    };
    expect(ports('class')).toEqual([['in'], ['vip', 'otherwise']]);
    expect(ports('cheap')).toEqual([['when'], ['charge']]);
    expect(ports('line')).toEqual([['charge'], []]);
  });

  it('draws a draft that has problems: lost ports as broken edges, circles last', () => {
    const broken = flowGraph(
      sketchFlow(
        {
          a: { kind: 'flat', config: { price: 'b.charge' } },
          b: { kind: 'proration' },
          line: { kind: 'output-line' },
        },
        ['a -> b', 'b -> a.in', 'a.nothing -> line', 'ghost -> line'],
      ),
    );
    expect(broken.nodes).toHaveLength(3);
    expect(broken.edges.map(({ isBroken }) => isBroken)).toEqual([false, false, true]);
    expect(placesOf(small, broken).size).toBe(3);
  });

  it('puts each problem at its node', () => {
    const draft = sketchFlow({ lone: { kind: 'proration' }, line: { kind: 'output-line' } }, []);
    const problems = issuesByNode(draft, issuesOf(draft));
    expect([...problems.keys()].sort()).toEqual(['line', 'lone']);
  });
});

describe('the layout', () => {
  it('is what the document says, where it says it of all nodes', () => {
    const nodes = Object.fromEntries(small.nodes.map(({ id }, index) => [id, { x: index, y: 7 }]));
    const given = { ...small, layout: { nodes } };
    expect(placesOf(given, flowGraph(given)).get('tier')).toEqual({ x: 2, y: 7 });
    const { line: _, ...some } = nodes;
    const partly = { ...small, layout: { nodes: some } };
    expect(placesOf(partly, flowGraph(partly)).get('tier')).not.toEqual({ x: 2, y: 7 });
  });

  it.each([40, 300])('of %i nodes leads from left to right and overlaps nowhere', (count) => {
    const flow = largeFlow(count);
    expect(flow.nodes).toHaveLength(count);
    expect(issuesOf(flow)).toEqual([]);
    const graph = flowGraph(flow);
    const places = placesOf(flow, graph);
    for (const { from, to } of graph.edges) {
      const left = places.get(from.node)?.x ?? 0;
      expect(places.get(to.node)?.x).toBeGreaterThanOrEqual(left + CARD_WIDTH);
    }
    const columns = Map.groupBy(graph.nodes, ({ id }) => places.get(id)?.x);
    for (const column of columns.values()) {
      const tops = column.map((node) => ({ top: places.get(node.id)?.y ?? 0, node }));
      tops.sort((a, b) => a.top - b.top);
      for (const [index, { top, node }] of tops.entries()) {
        const next = tops[index + 1];
        if (next) expect(next.top).toBeGreaterThanOrEqual(top + cardHeight(node));
      }
    }
    expect([...placesOf(flow, flowGraph(flow))]).toEqual([...places]);
  });
});

describe('the arrow keys', () => {
  const graph = flowGraph(small);
  const places = placesOf(small, graph);
  it.each([
    ['tier', 'right', 'class'],
    ['class', 'left', 'tier'],
    ['cheap', 'down', 'dear'],
    ['dear', 'up', 'cheap'],
    ['cheap', 'right', 'line'],
    ['line', 'right', undefined],
    ['nobody', 'left', undefined],
  ] as const)('%s, %s: %s', (from, direction, to) => {
    expect(neighbour(graph, places, from, direction)).toBe(to);
  });
});

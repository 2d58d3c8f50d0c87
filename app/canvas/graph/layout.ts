import dagre from '@dagrejs/dagre';
import type { PricingFlow } from '#schemas';
import type { CanvasNode, FlowGraph } from './flow-graph.ts';

export interface Place {
  x: number;
  y: number;
}

export const CARD_WIDTH = 240;
const CARD_HEIGHT = 64;
const PORT_STEP = 18;
/** Ports that fit a card of the least height. */
const PORTS_IN_CARD = 3;

export function cardHeight({ inputs, outputs }: Pick<CanvasNode, 'inputs' | 'outputs'>): number {
  const most = Math.max(inputs.length, outputs.length);
  return CARD_HEIGHT + Math.max(0, most - PORTS_IN_CARD) * PORT_STEP;
}

/** How far down its side a port lies, as a share of the card's height. */
export const portTop = (index: number, count: number): number => (index + 1) / (count + 1);

const GRID = 4;
const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

/** From left to right by what reads what. The same graph always lies the same. */
export function layOut({ nodes, edges }: Pick<FlowGraph, 'nodes' | 'edges'>): Map<string, Place> {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 32, ranksep: 72, ranker: 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) {
    graph.setNode(node.id, { width: CARD_WIDTH, height: cardHeight(node) });
  }
  for (const { id, from, to, role } of edges) {
    graph.setEdge(from.node, to.node, { weight: role === 'value' ? 2 : 1 }, id);
  }
  dagre.layout(graph);
  const placeOf = (node: CanvasNode): Place => {
    const { x, y } = graph.node(node.id);
    return { x: onGrid(x - CARD_WIDTH / 2), y: onGrid(y - cardHeight(node) / 2) };
  };
  return upright({ nodes, edges }, new Map(nodes.map((node) => [node.id, placeOf(node)])));
}

/** dagre knows no ports: where more branches of a node lie upside down than not, all is turned. */
function upright(
  { nodes, edges }: Pick<FlowGraph, 'nodes' | 'edges'>,
  places: Map<string, Place>,
): Map<string, Place> {
  const leaving = Map.groupBy(edges, ({ from }) => from.node);
  let inOrder = 0;
  for (const { id, outputs } of nodes) {
    const portOf = new Map(outputs.map(({ name }, index) => [name, index]));
    const ends = (leaving.get(id) ?? []).map(({ from, to }) => ({
      port: portOf.get(from.port) ?? 0,
      y: places.get(to.node)?.y ?? 0,
    }));
    for (const a of ends) {
      for (const b of ends) if (a.port < b.port) inOrder += Math.sign(b.y - a.y);
    }
  }
  if (inOrder >= 0) return places;
  const bottom = Math.max(...nodes.map((node) => (places.get(node.id)?.y ?? 0) + cardHeight(node)));
  return new Map(
    nodes.map((node) => {
      const { x, y } = places.get(node.id) ?? { x: 0, y: 0 };
      return [node.id, { x, y: bottom - y - cardHeight(node) }];
    }),
  );
}

/** Where the document puts its nodes; laid out where it doesn't say it of all. */
export function placesOf(flow: PricingFlow, graph: FlowGraph): ReadonlyMap<string, Place> {
  const given = flow.layout?.nodes ?? {};
  const isComplete = graph.nodes.every(({ id }) => Object.hasOwn(given, id));
  return isComplete ? new Map(Object.entries(given)) : layOut(graph);
}

import {
  buildStructure,
  CONTEXT_PORT,
  type InputPort,
  type OutputPort,
  type PlacedEdge,
  type PlacedNode,
  type PortType,
  WHEN_PORT,
} from '#engine/core/graph';
import { nodeKinds } from '#engine/core/node';
import type { FlowNode, Issue, LocalText, PricingFlow } from '#schemas';
import { edgeIds } from '../trace.ts';

export interface Port {
  name: string;
  type: PortType;
}

export interface CanvasNode {
  id: string;
  node: FlowNode;
  /** What expressions call it. */
  name: string;
  kindLabel: LocalText;
  /** Ports that are of the kind, or that an edge uses. */
  inputs: Port[];
  outputs: Port[];
}

export interface CanvasEdge {
  id: string;
  from: { node: string; port: string };
  to: { node: string; port: string };
  /** `context` only lets an expression see a name; `signal` opens a node behind a switch. */
  role: 'value' | 'context' | 'signal';
  /** A port that isn't there, or types that don't fit. */
  isBroken: boolean;
}

/** A flow as it is drawn: nodes so that each comes after what it reads, where that is possible. */
export interface FlowGraph {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  byId: ReadonlyMap<string, CanvasNode>;
  incoming: ReadonlyMap<string, CanvasEdge[]>;
  outgoing: ReadonlyMap<string, CanvasEdge[]>;
}

function roleOf({ input }: PlacedEdge): CanvasEdge['role'] {
  if (input.name === CONTEXT_PORT) return 'context';
  return input.name === WHEN_PORT ? 'signal' : 'value';
}

function drawEdges(flow: PricingFlow, placed: readonly PlacedEdge[]): CanvasEdge[] {
  const ids = edgeIds(flow);
  const found = new Map(placed.map((edge) => [edge.index, edge]));
  const known = new Set(flow.nodes.map(({ id }) => id));
  return flow.edges.flatMap((edge, index): CanvasEdge[] => {
    if (!known.has(edge.from.node) || !known.has(edge.to.node)) return [];
    const placedEdge = found.get(index);
    const id = ids[index] ?? String(index);
    if (!placedEdge) {
      const from = { node: edge.from.node, port: edge.from.port ?? 'value' };
      const to = { node: edge.to.node, port: edge.to.port ?? CONTEXT_PORT };
      return [{ id, from, to, role: 'value', isBroken: true }];
    }
    const { from, output, to, input } = placedEdge;
    return [
      {
        id,
        from: { node: from.node.id, port: output.name },
        to: { node: to.node.id, port: input.name },
        role: roleOf(placedEdge),
        isBroken: false,
      },
    ];
  });
}

/** The kind's ports, and those beside them that edges use: `in`, `when`, or one that is missing. */
function portsOf(own: readonly (InputPort | OutputPort)[], used: readonly string[]): Port[] {
  const names = new Set(own.map(({ name }) => name));
  const extra = [...new Set(used)].filter((name) => !names.has(name));
  return [
    ...own.map(({ name, type }) => ({ name, type })),
    ...extra.map((name) => ({
      name,
      type: name === WHEN_PORT ? ('signal' as const) : ('any' as const),
    })),
  ];
}

/** Which ports are drawn: all where somebody may connect them. */
export type DrawnPorts = 'used' | 'all';

function drawNode(
  placed: PlacedNode,
  incoming: readonly CanvasEdge[],
  outgoing: readonly CanvasEdge[],
  ports: DrawnPorts,
): CanvasNode {
  const { node, name, kind, inputs, outputs } = placed;
  const used = outgoing.map(({ from }) => from.port);
  if (ports === 'all') {
    const extra = [...incoming.map(({ to }) => to.port), CONTEXT_PORT, WHEN_PORT];
    return {
      ...{ id: node.id, node, name, kindLabel: kind.label },
      inputs: portsOf(inputs, extra),
      outputs: portsOf(outputs, used),
    };
  }
  // Beside the first output only those that lead somewhere are drawn: the rest is in the inspector.
  const drawn = outputs.filter((port, index) => index === 0 || used.includes(port.name));
  const isFirstIdle = node.kind === 'switch' && drawn.length > 1 && !used.includes('value');
  return {
    id: node.id,
    node,
    name,
    kindLabel: kind.label,
    inputs: portsOf(
      inputs,
      incoming.map(({ to }) => to.port),
    ),
    outputs: portsOf(isFirstIdle ? drawn.slice(1) : drawn, used),
  };
}

function groupBy(edges: readonly CanvasEdge[], end: 'from' | 'to'): Map<string, CanvasEdge[]> {
  return Map.groupBy(edges, (edge) => edge[end].node);
}

/** Each node after what it reads; those on a circle last, as the document has them. */
function inOrder(nodes: readonly CanvasNode[], edges: readonly CanvasEdge[]): CanvasNode[] {
  const outgoing = groupBy(edges, 'from');
  const waiting = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of edges) waiting.set(to.node, (waiting.get(to.node) ?? 0) + 1);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ordered = nodes.filter(({ id }) => waiting.get(id) === 0);
  for (let position = 0; position < ordered.length; position += 1) {
    for (const { to } of outgoing.get(ordered[position]?.id ?? '') ?? []) {
      const left = (waiting.get(to.node) ?? 0) - 1;
      waiting.set(to.node, left);
      const next = byId.get(to.node);
      if (left === 0 && next) ordered.push(next);
    }
  }
  const done = new Set(ordered);
  return [...ordered, ...nodes.filter((node) => !done.has(node))];
}

/** What the canvas draws of a document, also of a draft that has problems. */
export function flowGraph(flow: PricingFlow, ports: DrawnPorts = 'used'): FlowGraph {
  const structure = buildStructure(flow, nodeKinds, []);
  const edges = drawEdges(flow, structure.edges);
  const incoming = groupBy(edges, 'to');
  const outgoing = groupBy(edges, 'from');
  const drawn = structure.nodes.map((placed) =>
    drawNode(placed, incoming.get(placed.node.id) ?? [], outgoing.get(placed.node.id) ?? [], ports),
  );
  const nodes = inOrder(drawn, edges);
  return { nodes, edges, incoming, outgoing, byId: new Map(nodes.map((node) => [node.id, node])) };
}

/** Problems by the node they stand at; those of the flow itself under the empty text. */
export function issuesByNode(
  flow: PricingFlow,
  issues: readonly Issue[],
): ReadonlyMap<string, Issue[]> {
  return Map.groupBy(issues, ({ path, params }) => {
    const [, list, index] = path.split('/');
    if (list === 'nodes') return flow.nodes[Number(index)]?.id ?? '';
    if (list === 'edges') return flow.edges[Number(index)]?.to.node ?? '';
    return typeof params.node === 'string' ? params.node : '';
  });
}

import { portFits, WHEN_PORT } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { FlowNode, PricingFlow } from '#schemas';
import { edgeIds } from '../trace.ts';
import { type Allowed, endsOf } from './connect.ts';
import type { Kind, PortRef } from './edit.ts';
import { starterConfig } from './new-node.ts';
import { inputsOf, outputsOf } from './ports.ts';

interface Way {
  input: string;
  output: string;
  from: PortRef;
  to: PortRef;
  index: number;
}

/** How a value gets through a new node on an edge; undefined where it can't. */
function wayThrough(flow: PricingFlow, edgeId: string, node: FlowNode): Way | undefined {
  const index = edgeIds(flow).indexOf(edgeId);
  const edge = flow.edges[index];
  if (!edge) return undefined;
  const { from, to } = endsOf(flow, edge);
  const source = flow.nodes.find(({ id }) => id === from.node);
  const target = flow.nodes.find(({ id }) => id === to.node);
  const output = source && outputsOf(source).find(({ name }) => name === from.port);
  const input = target && inputsOf(target).find(({ name }) => name === to.port);
  if (!output || !input || input.name === WHEN_PORT) return undefined;
  const through = inputsOf(node).find(({ type }) => portFits(output.type, type));
  const onwards = outputsOf(node).find(({ type }) => portFits(type, input.type));
  return through && onwards && { input: through.name, output: onwards.name, from, to, index };
}

/** A node of a kind that stands nowhere, to ask what it would fit. */
export const draftNode = (kind: Kind): FlowNode =>
  ({ id: '', kind, config: starterConfig(kind) }) as FlowNode;

/** Whether a new node of a kind can stand on an edge. */
export function canInsert(flow: PricingFlow, edge: string, kind: Kind): Allowed {
  if (wayThrough(flow, edge, draftNode(kind))) return { ok: true };
  const text = {
    zh: '这种节点接不进这条连线',
    en: 'a node of this kind does not fit on this connection',
  };
  return { ok: false, issue: issue('node-does-not-fit', '/edges', text, { kind }) };
}

/** The edge in two halves, the node between them. */
export function insertOnEdge(flow: PricingFlow, edge: string, node: FlowNode): PricingFlow {
  const way = wayThrough(flow, edge, node);
  if (!way) return flow;
  const { from, to, input, output, index } = way;
  const halves = [
    { from, to: { node: node.id, port: input } },
    { from: { node: node.id, port: output }, to },
  ];
  // What only saw the first value by name goes on seeing it: everything upstream is seen.
  const edges = flow.edges.toSpliced(index, 1, ...halves);
  return { ...flow, nodes: [...flow.nodes, node], edges };
}

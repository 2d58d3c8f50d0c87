import {
  buildStructure,
  CONTEXT_PORT,
  type InputPort,
  type OutputPort,
  type PlacedEdge,
  type PlacedNode,
  type Structure,
  WHEN_PORT,
} from '#engine/core/graph';
import { nodeKinds } from '#engine/core/node';
import type { FlowNode, PricingFlow } from '#schemas';

const CONTEXT: InputPort = { name: CONTEXT_PORT, type: 'any', required: false };
const WHEN: InputPort = { name: WHEN_PORT, type: 'signal', required: false };

/** What can come into a node: its own ports, then names for expressions, then a signal. */
export function inputsOf(node: FlowNode): readonly InputPort[] {
  const own = nodeKinds.get(node.kind)?.inputs(node.config as never) ?? [];
  return [...own, CONTEXT, WHEN];
}

export function outputsOf(node: FlowNode): readonly OutputPort[] {
  return nodeKinds.get(node.kind)?.outputs(node.config as never) ?? [];
}

/** Ports found, and edges with both ends; what is wrong is left to the checks. */
export const structureOf = (flow: PricingFlow): Structure => buildStructure(flow, nodeKinds, []);

/** Every node that a node reads, near and far. */
export function upstreamOf(structure: Structure, node: PlacedNode): Set<PlacedNode> {
  return reached(structure.incoming, node, ({ from }) => from);
}

export function downstreamOf(structure: Structure, node: PlacedNode): Set<PlacedNode> {
  return reached(structure.outgoing, node, ({ to }) => to);
}

function reached(
  edges: readonly (readonly PlacedEdge[])[],
  start: PlacedNode,
  end: (edge: PlacedEdge) => PlacedNode,
): Set<PlacedNode> {
  const found = new Set<PlacedNode>();
  const waiting = [start];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const edge of edges[next.index] ?? []) {
      const other = end(edge);
      if (found.has(other)) continue;
      found.add(other);
      waiting.push(other);
    }
  }
  return found;
}

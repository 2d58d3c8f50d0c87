import { portFits } from '#engine/core/graph';
import type { FlowEdge, FlowNode, PricingFlow } from '#schemas';
import { NODE_SCHEMAS } from '#schemas/nodes';
import { endsOf } from './connect.ts';
import type { Kind } from './edit.ts';
import { starterConfig } from './new-node.ts';
import { inputsOf, outputsOf } from './ports.ts';

type Members = Record<string, unknown>;

/** Members of one kind's config that mean the same in another's: same name, same schema. */
function keptMembers(from: FlowNode, to: Kind): Members {
  const before = NODE_SCHEMAS[from.kind].properties;
  const after = NODE_SCHEMAS[to].properties;
  const isSame = (member: string) =>
    member in after &&
    JSON.stringify(shapeOf(before[member])) === JSON.stringify(shapeOf(after[member]));
  return Object.fromEntries(Object.entries(from.config).filter(([member]) => isSame(member)));
}

const shapeOf = (schema: object | undefined): object => {
  const { description: _, ...shape } = { description: '', ...schema };
  return shape;
};

/** The same node as another kind: its id, name and note stay, and what its config has in common. */
export function asKind(node: FlowNode, kind: Kind): FlowNode {
  if (node.kind === kind) return node;
  const config = { ...starterConfig(kind), ...keptMembers(node, kind) };
  return { ...node, kind, config } as FlowNode;
}

/** An edge into the node, at the port that it has or the first that fits. */
function arriving(flow: PricingFlow, edge: FlowEdge, node: FlowNode): FlowEdge | undefined {
  const { from, to } = endsOf(flow, edge);
  const source = flow.nodes.find(({ id }) => id === from.node);
  const output = source && outputsOf(source).find(({ name }) => name === from.port);
  if (!output) return undefined;
  const inputs = inputsOf(node).filter(({ type }) => portFits(output.type, type));
  const input = inputs.find(({ name }) => name === to.port) ?? inputs[0];
  return input && { from: edge.from, to: { node: node.id, port: input.name } };
}

function leaving(flow: PricingFlow, edge: FlowEdge, node: FlowNode): FlowEdge | undefined {
  const { from, to } = endsOf(flow, edge);
  const target = flow.nodes.find(({ id }) => id === to.node);
  const input = target && inputsOf(target).find(({ name }) => name === to.port);
  if (!input) return undefined;
  const outputs = outputsOf(node).filter(({ type }) => portFits(type, input.type));
  const output = outputs.find(({ name }) => name === from.port) ?? outputs[0];
  return output && { from: { node: node.id, port: output.name }, to: edge.to };
}

/** The flow with one node as another kind; edges keep their ports, or take the first that fits. */
export function replaceKind(flow: PricingFlow, id: string, kind: Kind): PricingFlow {
  const before = flow.nodes.find((node) => node.id === id);
  if (!before || before.kind === kind) return flow;
  const node = asKind(before, kind);
  const seen = new Set<string>();
  const after = { ...flow, nodes: flow.nodes.map((each) => (each === before ? node : each)) };
  const edges = flow.edges.flatMap((edge) => {
    const isIn = edge.to.node === id;
    if (!isIn && edge.from.node !== id) return [edge];
    const kept = isIn ? arriving(flow, edge, node) : leaving(flow, edge, node);
    if (!kept) return [];
    const { from, to } = endsOf(after, kept);
    const name = JSON.stringify([from, to]);
    if (seen.has(name)) return [];
    seen.add(name);
    return [kept];
  });
  return { ...after, edges };
}

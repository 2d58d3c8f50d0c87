import { type FlowTrace, leadingTo, type NodeTrace, splitLine } from '#engine/core/flow';

function innerOf(trace: FlowTrace, line: string): [FlowTrace, string] | undefined {
  const { node, inner } = splitLine(line);
  const within = trace.nodes.find(({ placed }) => placed.node.id === node)?.inner;
  return within && inner !== undefined ? [within, inner] : undefined;
}

/** The nodes that lead to a line; to one from inside, first those around, then those inside. */
export function leadingThrough(trace: FlowTrace, line: string): NodeTrace[] {
  const inner = innerOf(trace, line);
  return [...leadingTo(trace, line), ...(inner ? leadingThrough(...inner) : [])];
}

/** The same with the nodes of every flow that stands on the way as a node. */
export function nodesThrough(trace: FlowTrace, line: string): NodeTrace[] {
  return leadingThrough(trace, line).flatMap((node) => [
    node,
    ...(node.inner?.lines.flatMap((own) => nodesThrough(node.inner as FlowTrace, own.node)) ?? []),
  ]);
}

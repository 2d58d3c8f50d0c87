import { type FeelValue, formatValue } from '#engine/core/feel';
import { type FlowTrace, leadingTo, type NodeTrace } from '#engine/core/flow';
import { shown } from '#engine/core/node';
import type { FlowEdge } from '#schemas';
import type { EdgeShown, NodeShown, PathShown } from './types.ts';

function exactOutputs(values: NodeTrace['values']): Record<string, string> {
  return Object.fromEntries(
    [...values].flatMap(([port, value]) =>
      value === undefined || value === null ? [] : [[port, formatValue(value)] as const],
    ),
  );
}

function nodeShown(node: NodeTrace, isOnPath: boolean, amount: FeelValue): NodeShown {
  const { placed, values, active, explanation } = node;
  if (!active || !isOnPath) return { state: 'skipped', outputs: exactOutputs(values) };
  const first = placed.outputs[0];
  const value = first ? values.get(first.name) : amount;
  return {
    state: 'hit',
    ...(value !== undefined && value !== null && { value: shown(value) }),
    ...(explanation && { sentence: explanation.sentence }),
    ...(explanation?.mark && { label: explanation.mark }),
    ...(placed.node.kind === 'decision-table' && {
      rows: ((node.detail ?? []) as number[]).filter((row) => row >= 0),
    }),
    outputs: exactOutputs(values),
  };
}

function edgeShown(
  { from, to }: FlowEdge,
  byId: ReadonlyMap<string, NodeTrace>,
  nodes: Record<string, NodeShown>,
): EdgeShown {
  const source = byId.get(from.node);
  const port = source?.placed.outputs.find(({ name }) => name === from.port);
  const output = port ?? source?.placed.outputs[0];
  const value = output && source?.values.get(output.name);
  const isOpen = output?.type === 'signal' ? value === true : value !== undefined;
  const hit = isOpen && nodes[from.node]?.state === 'hit' && nodes[to.node]?.state === 'hit';
  if (!hit || output?.type === 'signal' || value === null || value === undefined) return { hit };
  return { hit, value: shown(value) };
}

/** The way through the flow that leads to one of its lines. */
export function pathOf(
  trace: FlowTrace,
  line: string,
  amount: FeelValue,
  edges: readonly FlowEdge[],
): PathShown {
  const leading = new Set(leadingTo(trace, line));
  const byId = new Map(trace.nodes.map((node) => [node.placed.node.id, node]));
  const nodes = Object.fromEntries(
    trace.nodes.map((node) => {
      const isOnPath = leading.has(node) || node.placed.node.id === line;
      return [node.placed.node.id, nodeShown(node, isOnPath, amount)];
    }),
  );
  return { nodes, edges: edges.map((edge) => edgeShown(edge, byId, nodes)) };
}

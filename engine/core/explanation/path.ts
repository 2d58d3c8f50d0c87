import { type FeelValue, formatValue } from '#engine/core/feel';
import { type FlowTrace, leadingTo, type NodeTrace, splitLine } from '#engine/core/flow';
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

/** The way through a flow inside: to one of its lines, or to all of them. */
function innerPath({ inner }: NodeTrace, line: string | undefined, amount: FeelValue) {
  if (!inner) return undefined;
  const { key, name, edges } = inner.flow;
  const lines = line === undefined ? inner.lines.map(({ node }) => node) : [line];
  const own = (wanted: string): FeelValue =>
    line === undefined ? (inner.lines.find(({ node }) => node === wanted)?.amount ?? null) : amount;
  return { key, name, path: pathToLines(inner, lines, own, edges) };
}

function nodeShown(
  node: NodeTrace,
  isOnPath: boolean,
  amount: FeelValue,
  innerLine: string | undefined,
): NodeShown {
  const { placed, values, active, explanation } = node;
  const inner = active && isOnPath ? innerPath(node, innerLine, amount) : undefined;
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
    ...(inner && { inner }),
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

function pathToLines(
  trace: FlowTrace,
  lines: readonly string[],
  amountOf: (line: string) => FeelValue,
  edges: readonly FlowEdge[],
): PathShown {
  const wanted = new Map(lines.map((line) => [splitLine(line).node, line]));
  const leading = new Set(lines.flatMap((line) => leadingTo(trace, line)));
  const byId = new Map(trace.nodes.map((node) => [node.placed.node.id, node]));
  const nodes = Object.fromEntries(
    trace.nodes.map((node) => {
      const { id } = node.placed.node;
      const line = wanted.get(id);
      const isOnPath = leading.has(node) || line !== undefined;
      const inner = line === undefined || lines.length > 1 ? undefined : splitLine(line).inner;
      return [id, nodeShown(node, isOnPath, line === undefined ? null : amountOf(line), inner)];
    }),
  );
  return { nodes, edges: edges.map((edge) => edgeShown(edge, byId, nodes)) };
}

/** The way through the flow that leads to one of its lines. */
export function pathOf(
  trace: FlowTrace,
  line: string,
  amount: FeelValue,
  edges: readonly FlowEdge[],
): PathShown {
  return pathToLines(trace, [line], () => amount, edges);
}

import { portFits } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { FlowEdge, FlowNode, Issue, PricingFlow } from '#schemas';
import { edgeIds } from '../trace.ts';
import type { PortRef } from './edit.ts';
import { inputsOf, outputsOf } from './ports.ts';

export type Allowed = { ok: true } | { ok: false; issue: Issue };

const refused = (found: Issue): Allowed => ({ ok: false, issue: found });

/** What stands on a card. */
const called = (node: FlowNode): string => node.name ?? node.id;

/** Ids of the nodes that a node leads to, near and far, itself included. */
function leadsTo(edges: readonly FlowEdge[], start: string): Set<string> {
  const outgoing = Map.groupBy(edges, ({ from }) => from.node);
  const found = new Set([start]);
  for (const id of found) for (const { to } of outgoing.get(id) ?? []) found.add(to.node);
  return found;
}

function missing({ node, port }: PortRef): Allowed {
  return refused(
    issue(
      'unknown-port',
      '/edges',
      { zh: `节点“${node}”没有端口“${port}”`, en: `node "${node}" has no port "${port}"` },
      { node, port },
    ),
  );
}

/** Whether an edge may lead from one port to another, and why not. */
export function canConnect(flow: PricingFlow, from: PortRef, to: PortRef): Allowed {
  const source = flow.nodes.find(({ id }) => id === from.node);
  const target = flow.nodes.find(({ id }) => id === to.node);
  const output = source && outputsOf(source).find(({ name }) => name === from.port);
  const input = target && inputsOf(target).find(({ name }) => name === to.port);
  if (!source || !output) return missing(from);
  if (!target || !input) return missing(to);
  if (leadsTo(flow.edges, to.node).has(from.node)) {
    const [a, b] = [called(source), called(target)];
    const circle = `${a} → ${b} → ${a}`;
    const text = {
      zh: `“${b}”已通向“${a}”，连接后会成环`,
      en: `"${b}" already leads to "${a}", so this would make a circle`,
    };
    return refused(issue('cycle', '/edges', text, { circle }));
  }
  if (!portFits(output.type, input.type)) {
    const text = {
      zh: `${output.name}（${TYPE_WORDS[output.type].zh}）接不进 ${input.name}（${TYPE_WORDS[input.type].zh}）`,
      en: `${output.name} (${TYPE_WORDS[output.type].en}) does not fit ${input.name} (${TYPE_WORDS[input.type].en})`,
    };
    const params = { fromType: output.type, toType: input.type };
    return refused(issue('port-type-mismatch', '/edges', text, params));
  }
  if (findEdge(flow, from, to) !== undefined) {
    const text = { zh: '已经连接', en: 'these are connected already' };
    return refused(issue('duplicate-edge', '/edges', text));
  }
  return { ok: true };
}

/** What travels on an edge, in words. */
export const TYPE_WORDS = {
  number: { zh: '数字', en: 'number' },
  string: { zh: '文本', en: 'text' },
  boolean: { zh: '是否', en: 'yes or no' },
  date: { zh: '日期', en: 'date' },
  any: { zh: '任意值', en: 'any value' },
  charge: { zh: '费用', en: 'charge' },
  signal: { zh: '分支信号', en: 'branch signal' },
} as const;

/** Ends with their ports named, as the engine finds them where an edge names none. */
export function endsOf(flow: PricingFlow, edge: FlowEdge): { from: PortRef; to: PortRef } {
  const source = flow.nodes.find(({ id }) => id === edge.from.node);
  const target = flow.nodes.find(({ id }) => id === edge.to.node);
  const output = edge.from.port ?? (source && outputsOf(source)[0]?.name) ?? '';
  const input = edge.to.port ?? (target && inputsOf(target)[0]?.name) ?? '';
  return { from: { node: edge.from.node, port: output }, to: { node: edge.to.node, port: input } };
}

/** Position of the edge between two ports. */
export function findEdge(flow: PricingFlow, from: PortRef, to: PortRef): number | undefined {
  const index = flow.edges.findIndex((edge) => {
    if (edge.from.node !== from.node || edge.to.node !== to.node) return false;
    const ends = endsOf(flow, edge);
    return ends.from.port === from.port && ends.to.port === to.port;
  });
  return index === -1 ? undefined : index;
}

export function connect(flow: PricingFlow, from: PortRef, to: PortRef): PricingFlow {
  if (!canConnect(flow, from, to).ok) return flow;
  return { ...flow, edges: [...flow.edges, { from: { ...from }, to: { ...to } }] };
}

/** Ports of a node that fit one at another, its own ones first. */
function fittingPort(flow: PricingFlow, node: FlowNode, end: 'from' | 'to', port: PortRef) {
  const own = (end === 'from' ? inputsOf(node) : outputsOf(node)).map(({ name }) => name);
  const ends = (name: string): [PortRef, PortRef] => {
    const mine = { node: node.id, port: name };
    return end === 'from' ? [port, mine] : [mine, port];
  };
  return own.map(ends).find(([from, to]) => canConnect(flow, from, to).ok);
}

/** Whether a new node of a kind could be connected with a port, which is the edge's `end`. */
export function canFollow(
  flow: PricingFlow,
  node: FlowNode,
  end: 'from' | 'to',
  port: PortRef,
): boolean {
  return fittingPort({ ...flow, nodes: [...flow.nodes, node] }, node, end, port) !== undefined;
}

/** A node just added, connected with a port as far as one of its own fits. */
export function connectNew(
  flow: PricingFlow,
  node: FlowNode,
  end: 'from' | 'to',
  port: PortRef,
): PricingFlow {
  const [from, to] = fittingPort(flow, node, end, port) ?? [];
  return from && to ? connect(flow, from, to) : flow;
}

export function disconnect(flow: PricingFlow, edges: readonly string[]): PricingFlow {
  const gone = new Set(edges);
  const ids = edgeIds(flow);
  const left = flow.edges.filter((_, index) => !gone.has(ids[index] ?? ''));
  return left.length === flow.edges.length ? flow : { ...flow, edges: left };
}

/** Where an output may go on a node, dropped anywhere on its card: a free port of its own first. */
export function fittingInput(flow: PricingFlow, from: PortRef, node: string): PortRef | undefined {
  const target = flow.nodes.find(({ id }) => id === node);
  if (!target) return undefined;
  const taken = new Set(
    flow.edges.filter(({ to }) => to.node === node).map((edge) => endsOf(flow, edge).to.port),
  );
  const fitting = inputsOf(target)
    .map(({ name }) => ({ node, port: name }))
    .filter((to) => canConnect(flow, from, to).ok);
  return fitting.find(({ port }) => !taken.has(port)) ?? fitting.at(-1);
}

/** The edges of a node that still find their ports; the others are gone. */
export function pruneEdges(flow: PricingFlow, node: string): PricingFlow {
  const byId = new Map(flow.nodes.map((each) => [each.id, each]));
  const left = flow.edges.filter((edge) => {
    if (edge.from.node !== node && edge.to.node !== node) return true;
    const source = byId.get(edge.from.node);
    const target = byId.get(edge.to.node);
    if (!source || !target) return false;
    const { from, to } = endsOf(flow, edge);
    const output = outputsOf(source).find(({ name }) => name === from.port);
    const input = inputsOf(target).find(({ name }) => name === to.port);
    return output !== undefined && input !== undefined && portFits(output.type, input.type);
  });
  return left.length === flow.edges.length ? flow : { ...flow, edges: left };
}

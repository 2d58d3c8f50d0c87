import { issue, warning } from '#engine/core/issue';
import type { FlowEdge, FlowNode, Issue, PricingFlow } from '#schemas';
import type { InputPort, NodeKind, OutputPort, PortType } from './types.ts';

/** Names only, into expressions: any value fits, any number of edges. */
export const CONTEXT_PORT = 'in';
/** Opens a node when one of its signals is on. */
export const WHEN_PORT = 'when';

/** A node with what its kind says of it. */
export interface PlacedNode {
  node: FlowNode;
  /** Position among the placed nodes. */
  index: number;
  /** JSON pointer of the node in its document. */
  path: string;
  name: string;
  kind: NodeKind;
  inputs: readonly InputPort[];
  outputs: readonly OutputPort[];
}

/** An edge with its ends found. */
export interface PlacedEdge {
  index: number;
  from: PlacedNode;
  output: OutputPort;
  to: PlacedNode;
  input: InputPort;
}

export interface Structure {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  /** Edges by the index of the node they lead to. */
  incoming: PlacedEdge[][];
  outgoing: PlacedEdge[][];
}

/** Whether a value of one port can go into another. */
export function portFits(from: PortType, to: PortType): boolean {
  if (from === to || to === 'any') return from !== 'signal' || to === 'signal';
  if (from === 'signal' || to === 'signal') return false;
  if (from === 'any') return true;
  return (from === 'charge' && to === 'number') || (from === 'number' && to === 'charge');
}

const CONTEXT: InputPort = { name: CONTEXT_PORT, type: 'any' };
const WHEN: InputPort = { name: WHEN_PORT, type: 'signal' };

function placeNodes(
  flow: PricingFlow,
  kinds: ReadonlyMap<string, NodeKind>,
  issues: Issue[],
): PlacedNode[] {
  const placed: PlacedNode[] = [];
  const ids = new Set<string>();
  const names = new Map<string, string>();
  for (const [index, node] of flow.nodes.entries()) {
    const path = `/nodes/${index}`;
    const kind = kinds.get(node.kind);
    if (!kind) {
      issues.push(
        issue(
          'unknown-node-kind',
          `${path}/kind`,
          {
            zh: `没有“${node.kind}”这种节点`,
            en: `there is no node kind "${node.kind}"`,
          },
          { kind: node.kind },
        ),
      );
      continue;
    }
    if (ids.has(node.id)) {
      issues.push(
        issue(
          'duplicate-node',
          `${path}/id`,
          {
            zh: `节点编号“${node.id}”重复`,
            en: `node id "${node.id}" is used twice`,
          },
          { node: node.id },
        ),
      );
      continue;
    }
    ids.add(node.id);
    const name = node.name ?? node.id;
    const holder = names.get(name);
    if (holder !== undefined) {
      issues.push(
        issue(
          'duplicate-name',
          `${path}/name`,
          {
            zh: `名称“${name}”已被节点“${holder}”使用`,
            en: `the name "${name}" is already that of node "${holder}"`,
          },
          { name, node: holder },
        ),
      );
    } else {
      names.set(name, node.id);
    }
    const config = node.config as never;
    placed.push({
      node,
      index: placed.length,
      path,
      name,
      kind,
      inputs: kind.inputs(config),
      outputs: kind.outputs(config),
    });
  }
  return placed;
}

function unknownEnd(
  path: string,
  end: { node: string; port?: string },
  what: 'node' | 'port',
): Issue {
  return what === 'node'
    ? issue(
        'unknown-node',
        `${path}/node`,
        {
          zh: `没有节点“${end.node}”`,
          en: `there is no node "${end.node}"`,
        },
        { node: end.node },
      )
    : issue(
        'unknown-port',
        `${path}/port`,
        {
          zh: `节点“${end.node}”没有端口“${end.port ?? ''}”`,
          en: `node "${end.node}" has no port "${end.port ?? ''}"`,
        },
        { node: end.node, port: end.port ?? '' },
      );
}

function findInput(node: PlacedNode, name: string | undefined): InputPort | undefined {
  if (name === undefined) return node.inputs[0] ?? CONTEXT;
  if (name === CONTEXT_PORT) return CONTEXT;
  if (name === WHEN_PORT) return WHEN;
  return node.inputs.find((port) => port.name === name);
}

function placeEdge(
  edge: FlowEdge,
  index: number,
  byId: ReadonlyMap<string, PlacedNode>,
  issues: Issue[],
): PlacedEdge | undefined {
  const path = `/edges/${index}`;
  const from = byId.get(edge.from.node);
  const to = byId.get(edge.to.node);
  if (!from) issues.push(unknownEnd(`${path}/from`, edge.from, 'node'));
  if (!to) issues.push(unknownEnd(`${path}/to`, edge.to, 'node'));
  if (!from || !to) return undefined;
  const output =
    edge.from.port === undefined
      ? from.outputs[0]
      : from.outputs.find((port) => port.name === edge.from.port);
  const input = findInput(to, edge.to.port);
  if (!output) issues.push(unknownEnd(`${path}/from`, edge.from, 'port'));
  if (!input) issues.push(unknownEnd(`${path}/to`, edge.to, 'port'));
  if (!output || !input) return undefined;
  if (!portFits(output.type, input.type)) {
    issues.push(
      issue(
        'port-type-mismatch',
        path,
        {
          zh: `“${from.name}”的${output.name}（${output.type}）不能接到“${to.name}”的${input.name}（${input.type}）`,
          en: `${output.name} (${output.type}) of "${from.name}" does not fit ${input.name} (${input.type}) of "${to.name}"`,
        },
        { from: from.name, to: to.name, fromType: output.type, toType: input.type },
      ),
    );
    return undefined;
  }
  return { index, from, output, to, input };
}

function checkRequired(structure: Structure, issues: Issue[]): void {
  for (const placed of structure.nodes) {
    const incoming = structure.incoming[placed.index] ?? [];
    for (const port of placed.inputs) {
      if (port.required === false || incoming.some((edge) => edge.input.name === port.name))
        continue;
      issues.push(
        issue(
          'port-not-connected',
          placed.path,
          {
            zh: `节点“${placed.name}”的输入“${port.name}”没有连接`,
            en: `nothing is connected to ${port.name} of "${placed.name}"`,
          },
          { node: placed.node.id, port: port.name },
        ),
      );
    }
  }
}

/** Whether a node hands over lines of the invoice. */
export const emitsLines = ({ kind, node }: PlacedNode): boolean =>
  kind.emitsLines?.(node.config as never) ?? false;

/** Nodes from which no output line can be reached. */
function checkReach(structure: Structure, issues: Issue[]): void {
  const useful = new Set<number>();
  const waiting = structure.nodes.filter(emitsLines);
  if (waiting.length === 0) {
    issues.push(
      issue('no-output-line', '/nodes', {
        zh: '流程没有输出行，不会产生任何费用',
        en: 'the flow has no output line, so it charges nothing',
      }),
    );
    return;
  }
  while (waiting.length > 0) {
    const next = waiting.pop() as PlacedNode;
    if (useful.has(next.index)) continue;
    useful.add(next.index);
    for (const edge of structure.incoming[next.index] ?? []) waiting.push(edge.from);
  }
  for (const { node, name, index, path } of structure.nodes) {
    if (useful.has(index)) continue;
    issues.push(
      warning(
        'node-leads-nowhere',
        path,
        {
          zh: `节点“${name}”没有通向任何输出行`,
          en: `node "${name}" leads to no output line`,
        },
        { node: node.id },
      ),
    );
  }
}

/** Finds every node, edge and port; every problem of the structure goes to `issues`. */
export function buildStructure(
  flow: PricingFlow,
  kinds: ReadonlyMap<string, NodeKind>,
  issues: Issue[],
): Structure {
  const nodes = placeNodes(flow, kinds, issues);
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const structure: Structure = {
    nodes,
    edges: [],
    incoming: nodes.map(() => []),
    outgoing: nodes.map(() => []),
  };
  for (const [index, edge] of flow.edges.entries()) {
    const placed = placeEdge(edge, index, byId, issues);
    if (!placed) continue;
    structure.edges.push(placed);
    structure.incoming[placed.to.index]?.push(placed);
    structure.outgoing[placed.from.index]?.push(placed);
  }
  checkRequired(structure, issues);
  checkReach(structure, issues);
  return structure;
}

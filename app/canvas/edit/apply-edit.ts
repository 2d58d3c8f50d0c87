import type { FlowNode, PricingFlow } from '#schemas';
import type { Place } from '../graph/index.ts';
import { copyNodes, paste } from './clip.ts';
import { connect, disconnect, pruneEdges } from './connect.ts';
import type { Edit, EditType } from './edit.ts';
import { insertOnEdge } from './insert.ts';
import { equalJson, type Path, withValue } from './json.ts';
import { newNode, takenNames } from './new-node.ts';
import { cornerOf, freePlace, layOutFlow, move, placesIn, withPlaces } from './place.ts';
import { followOutput, rename } from './rename.ts';
import { replaceKind } from './replace-kind.ts';

const MOST_NODES = 2000;
const OFFSET = 40;

type Apply<T extends EditType> = (
  flow: PricingFlow,
  edit: Extract<Edit, { type: T }>,
) => PricingFlow;

const withNode = (flow: PricingFlow, node: FlowNode): PricingFlow => ({
  ...flow,
  nodes: flow.nodes.map((each) => (each.id === node.id ? node : each)),
});

function withPlace(flow: PricingFlow, id: string, at: Place): PricingFlow {
  return withPlaces(flow, { ...placesIn(flow), [id]: freePlace(flow, at) });
}

const addNode: Apply<'add-node'> = (flow, { kind, at, id }) => {
  if (flow.nodes.length >= MOST_NODES) return flow;
  const taken = takenNames(flow);
  const made = newNode(kind, taken);
  const node = id === undefined || taken.has(id) ? made : { ...made, id };
  return { ...withPlace(flow, node.id, at), nodes: [...flow.nodes, node] };
};

const remove: Apply<'remove'> = (flow, { nodes, edges = [] }) => {
  const gone = new Set(nodes);
  const left = flow.nodes.filter(({ id }) => !gone.has(id));
  const kept = disconnect(flow, edges);
  if (left.length === flow.nodes.length) return kept;
  const places = Object.entries(placesIn(flow)).filter(([id]) => !gone.has(id));
  return withPlaces(
    {
      ...kept,
      nodes: left,
      edges: kept.edges.filter(({ from, to }) => !gone.has(from.node) && !gone.has(to.node)),
    },
    Object.fromEntries(places),
  );
};

const setNote: Apply<'set-note'> = (flow, { node: id, note }) => {
  const node = flow.nodes.find((each) => each.id === id);
  if (!node || (node.note ?? '') === note) return flow;
  const { note: _, ...rest } = node;
  return withNode(flow, (note === '' ? rest : { ...rest, note }) as FlowNode);
};

/** A number that a document has as a JSON integer stays one while it is typed as one. */
function asBefore(before: unknown, value: unknown): unknown {
  const isInteger =
    typeof before === 'number' && typeof value === 'string' && /^-?\d{1,15}$/.test(value);
  return isInteger && String(Number(value)) === value ? Number(value) : value;
}

const setConfig: Apply<'set-config'> = (flow, { node: id, path, value }) => {
  const node = flow.nodes.find((each) => each.id === id);
  if (!node || path.length === 0) return flow;
  const before = path.reduce<unknown>(memberOf, node.config);
  const next = asBefore(before, value);
  if (equalJson(before, next)) return flow;
  const config = withValue(node.config, path as Path, next);
  const changed = { ...node, config } as FlowNode;
  return pruneEdges(followOutput(withNode(flow, changed), node, changed), id);
};

const memberOf = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<string | number, unknown>)[step]
    : undefined;

const insert: Apply<'insert-on-edge'> = (flow, { edge, kind, at }) => {
  if (flow.nodes.length >= MOST_NODES) return flow;
  const node = newNode(kind, takenNames(flow));
  const inserted = insertOnEdge(flow, edge, node);
  return inserted === flow ? flow : withPlace(inserted, node.id, at);
};

const duplicate: Apply<'duplicate'> = (flow, { nodes }) => {
  const clip = copyNodes(flow, nodes);
  if (clip.nodes.length === 0) return flow;
  const { x, y } = cornerOf(Object.values(clip.places));
  return paste(flow, clip, { x: x + OFFSET, y: y + OFFSET });
};

const setTexts: Apply<'set-texts'> = (flow, { name, description }) => {
  const next = { ...flow, ...(name && { name }), ...(description && { description }) };
  return equalJson(next, flow) ? flow : next;
};

const layOut: Apply<'lay-out'> = (flow) => {
  const next = layOutFlow(flow);
  return equalJson(next.layout, flow.layout) ? flow : next;
};

const APPLY: { [T in EditType]: Apply<T> } = {
  'add-node': addNode,
  remove,
  move: (flow, { places }) => move(flow, places),
  rename: (flow, { node, name }) => {
    const outcome = rename(flow, node, name);
    return outcome.ok ? outcome.flow : flow;
  },
  'set-note': setNote,
  'set-config': setConfig,
  connect: (flow, { from, to }) => connect(flow, from, to),
  disconnect: (flow, { edges }) => disconnect(flow, edges),
  'replace-kind': (flow, { node, kind }) => replaceKind(flow, node, kind),
  'insert-on-edge': insert,
  paste: (flow, { clip, at }) => paste(flow, clip, at),
  duplicate,
  'lay-out': layOut,
  'set-texts': setTexts,
  'replace-document': (flow, { document }) => (equalJson(flow, document) ? flow : document),
};

/** What an edit makes of a document; the same document where it changes nothing or may not be. */
export function applyEdit(flow: PricingFlow, edit: Edit): PricingFlow {
  return (APPLY[edit.type] as Apply<EditType>)(flow, edit);
}

/** Ids of the nodes that one document has and another hadn't. */
export function addedNodes(before: PricingFlow, after: PricingFlow): string[] {
  const known = new Set(before.nodes.map(({ id }) => id));
  return after.nodes.flatMap(({ id }) => (known.has(id) ? [] : [id]));
}

import type { FlowNode, PricingFlow } from '#schemas';
import { equalJson, type Path, withValue } from '../../editing/index.ts';
import { notesOf, type Place } from '../graph/index.ts';
import { clipCorner, copyNodes, isEmptyClip, paste } from './clip.ts';
import { connect, connectNew, disconnect, pruneEdges } from './connect.ts';
import { addDefinition, removeDefinition, setDefinition } from './definitions.ts';
import type { Edit, EditType } from './edit.ts';
import { followId } from './follow-id.ts';
import { insertOnEdge } from './insert.ts';
import { newNode, takenNames } from './new-node.ts';
import { addNote, changeNote, followNodes, moveNotes, removeNotes } from './notes.ts';
import { freePlace, layOutFlow, move, placesIn, withPlaces } from './place.ts';
import { followOutput, rename } from './rename.ts';
import { renameDefinition, renameParameter } from './rename-definition.ts';
import { replaceKind } from './replace-kind.ts';
import type { Outcome } from './rewrite.ts';
import { addScenario, duplicateScenario, removeScenario, setScenario } from './scenarios.ts';

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

const addConnected: Apply<'add-connected'> = (flow, { kind, at, end, port }) => {
  if (flow.nodes.length >= MOST_NODES) return flow;
  const node = newNode(kind, takenNames(flow));
  const added = { ...withPlace(flow, node.id, at), nodes: [...flow.nodes, node] };
  return connectNew(added, node, end, port);
};

const remove: Apply<'remove'> = (flow, { nodes, edges = [], notes }) => {
  const gone = new Set(nodes);
  const left = flow.nodes.filter(({ id }) => !gone.has(id));
  const kept = removeNotes(disconnect(flow, edges), notes);
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
  if (!node || (path.length === 0 && (typeof value !== 'object' || value === null))) return flow;
  const before = path.reduce<unknown>(memberOf, node.config);
  const next = asBefore(before, value);
  if (equalJson(before, next)) return flow;
  const config = withValue(node.config, path as Path, next);
  const changed = followId({ ...node, config } as FlowNode, path as Path, before, next);
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

const duplicate: Apply<'duplicate'> = (flow, { nodes, notes }) => {
  const clip = copyNodes(flow, nodes, notes);
  if (isEmptyClip(clip)) return flow;
  const { x, y } = clipCorner(clip);
  return paste(flow, clip, { x: x + OFFSET, y: y + OFFSET });
};

const setTexts: Apply<'set-texts'> = (flow, { name, description }) => {
  const next = { ...flow, ...(name && { name }), ...(description && { description }) };
  return equalJson(next, flow) ? flow : next;
};

const layOut: Apply<'lay-out'> = (flow) => {
  const next = followNodes(flow, layOutFlow(flow));
  return equalJson(next.layout, flow.layout) ? flow : next;
};

const outcomeOr = (flow: PricingFlow, outcome: Outcome): PricingFlow =>
  outcome.ok ? outcome.flow : flow;

const APPLY: { [T in EditType]: Apply<T> } = {
  'add-node': addNode,
  remove,
  move: (flow, { places, notes }) => moveNotes(move(flow, places), notes),
  'add-connected': addConnected,
  'add-note': (flow, { at, text }) => addNote(flow, at, text),
  'change-note': (flow, { note, members }) => changeNote(flow, note, members),
  rename: (flow, { node, name }) => outcomeOr(flow, rename(flow, node, name)),
  'set-note': setNote,
  'set-config': setConfig,
  connect: (flow, { from, to }) => connect(flow, from, to),
  disconnect: (flow, { edges }) => disconnect(flow, edges),
  'replace-kind': (flow, { node, kind }) => replaceKind(flow, node, kind),
  'insert-on-edge': insert,
  paste: (flow, { clip, at }) => paste(flow, clip, at),
  duplicate,
  'add-definition': (flow, { part }) => addDefinition(flow, part),
  'remove-definition': (flow, { at }) => removeDefinition(flow, at),
  'rename-definition': (flow, { at, name }) => outcomeOr(flow, renameDefinition(flow, at, name)),
  'rename-parameter': (flow, { index, parameter, name }) =>
    outcomeOr(flow, renameParameter(flow, index, parameter, name)),
  'set-definition': (flow, { at, path, value }) => setDefinition(flow, at, path, value),
  'lay-out': layOut,
  'set-texts': setTexts,
  'add-scenario': (flow, { scenario }) => addScenario(flow, scenario),
  'duplicate-scenario': (flow, { scenario, name }) => duplicateScenario(flow, scenario, name),
  'remove-scenario': (flow, { scenario }) => removeScenario(flow, scenario),
  'set-scenario': (flow, { scenario, path, value }) => setScenario(flow, scenario, path, value),
  'replace-document': (flow, { document }) => (equalJson(flow, document) ? flow : document),
};

/** What an edit makes of a document; the same document where it changes nothing or may not be. */
export function applyEdit(flow: PricingFlow, edit: Edit): PricingFlow {
  return (APPLY[edit.type] as Apply<EditType>)(flow, edit);
}

/** Ids of the nodes and notes that one document has and another hadn't. */
export function addedThings(before: PricingFlow, after: PricingFlow) {
  const fresh = (were: readonly { id: string }[], are: readonly { id: string }[]): string[] => {
    const known = new Set(were.map(({ id }) => id));
    return are.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  };
  return {
    nodes: fresh(before.nodes, after.nodes),
    notes: fresh(notesOf(before), notesOf(after)),
  };
}

import { issue } from '#engine/core/issue';
import type { FlowEdge, FlowNode, FlowNote, Issue, PricingFlow } from '#schemas';
import { notesOf, type Place } from '../graph/index.ts';
import { canConnect, endsOf } from './connect.ts';
import type { Places } from './edit.ts';
import { freeName, takenNames } from './new-node.ts';
import { addNotes } from './notes.ts';
import { cornerOf, placesIn, withPlaces } from './place.ts';
import { isGraph, isPlainJson } from './read-flow.ts';
import { renameAnyhow } from './rename.ts';

/** A part of a flow as it travels on the clipboard. */
export interface FlowClip {
  ratecraft: 'flow-nodes';
  nodes: FlowNode[];
  edges: FlowEdge[];
  places: Places;
  /** Absent where there are none. */
  notes?: FlowNote[];
}

const MOST_NODES = 2000;
const MOST_CHARACTERS = 4_000_000;

/** Some nodes of a flow, the edges between them, and where they stand. */
export function copyNodes(
  flow: PricingFlow,
  ids: readonly string[],
  noteIds: readonly string[] = [],
): FlowClip {
  const wanted = new Set(ids);
  const nodes = flow.nodes.filter(({ id }) => wanted.has(id));
  const edges = flow.edges.filter(({ from, to }) => wanted.has(from.node) && wanted.has(to.node));
  const places = placesIn(flow);
  const own = nodes.flatMap(({ id }) => (places[id] ? [[id, places[id]] as const] : []));
  const notes = notesOf(flow).filter(({ id }) => noteIds.includes(id));
  return {
    ratecraft: 'flow-nodes',
    nodes,
    edges,
    places: Object.fromEntries(own),
    ...(notes.length > 0 && { notes }),
  };
}

export const isEmptyClip = ({ nodes, notes = [] }: FlowClip): boolean =>
  nodes.length + notes.length === 0;

/** Left and top of all that a clip holds. */
export const clipCorner = ({ places, notes = [] }: FlowClip): Place =>
  cornerOf([...Object.values(places), ...notes]);

export const clipText = (clip: FlowClip): string => JSON.stringify(clip, null, 2);

const notNodes = (): { ok: false; issue: Issue } => ({
  ok: false,
  issue: issue('no-flow-nodes', '', {
    zh: '剪贴板里没有流程节点',
    en: 'the clipboard holds no nodes of a flow',
  }),
});

function parse(text: string): unknown {
  if (text.length > MOST_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a clipboard holds, which anybody may have filled. */
export function readClip(text: string): { ok: true; clip: FlowClip } | { ok: false; issue: Issue } {
  const given = parse(text);
  if (!isPlainJson(given) || typeof given !== 'object' || given === null) return notNodes();
  const { ratecraft, nodes, edges, places, notes } = given as Record<string, unknown>;
  const graph = { nodes, edges };
  if (ratecraft !== 'flow-nodes' || !isGraph(graph)) return notNodes();
  const written = notesOf({ layout: { notes: notes as FlowNote[] } });
  if (graph.nodes.length + written.length === 0 || graph.nodes.length > MOST_NODES) {
    return notNodes();
  }
  const known = new Map(Object.entries((places ?? {}) as Record<string, Partial<Place> | null>));
  const kept = graph.nodes.map(({ id }, index): [string, Place] => {
    const { x, y } = known.get(id) ?? {};
    const isAt = Number.isFinite(x) && Number.isFinite(y);
    return [id, isAt ? { x: x as number, y: y as number } : { x: index * 40, y: index * 100 }];
  });
  return {
    ok: true,
    clip: {
      ratecraft: 'flow-nodes',
      ...graph,
      places: Object.fromEntries(kept),
      ...(written.length > 0 && { notes: [...written] }),
    },
  };
}

/** The clip under ids and names that a flow has free; its own expressions follow the names. */
function freshen(
  flow: PricingFlow,
  clip: FlowClip,
): { part: PricingFlow; ids: Map<string, string> } {
  const taken = takenNames(flow);
  // What the clip brings along stays where it is free, so it must not be given to others.
  const own = takenNames(clip);
  const free = (wanted: string): string => {
    const found = taken.has(wanted) ? freeName(wanted, new Set([...taken, ...own])) : wanted;
    taken.add(found);
    return found;
  };
  const ids = new Map<string, string>();
  let part: PricingFlow = { ...flow, nodes: clip.nodes, edges: clip.edges, layout: undefined };
  for (const { id, name } of clip.nodes) {
    const fresh = free(id);
    ids.set(id, fresh);
    const called = name === undefined ? fresh : free(name);
    if (called !== (name ?? id)) part = renameAnyhow(part, id, called);
  }
  return { part, ids };
}

/** A name that is only the id again is left out, as it was before. */
function underIds(part: PricingFlow, ids: ReadonlyMap<string, string>): FlowNode[] {
  return part.nodes.map((node) => {
    const id = ids.get(node.id) ?? node.id;
    const { name, ...rest } = { ...node, id };
    const called = name ?? node.id;
    return (called === id ? rest : { ...rest, name: called }) as FlowNode;
  });
}

/** The nodes and notes of a clip added to a flow, their left upper corner at a place. */
export function paste(flow: PricingFlow, clip: FlowClip, at: Place): PricingFlow {
  if (flow.nodes.length + clip.nodes.length > MOST_NODES) return flow;
  const corner = clipCorner(clip);
  const notes = (clip.notes ?? []).map((note) => ({
    ...note,
    x: at.x + note.x - corner.x,
    y: at.y + note.y - corner.y,
  }));
  return addNotes(clip.nodes.length === 0 ? flow : pasteNodes(flow, clip, at, corner), notes);
}

function pasteNodes(flow: PricingFlow, clip: FlowClip, at: Place, corner: Place): PricingFlow {
  const { part, ids } = freshen(flow, clip);
  const nodes = underIds(part, ids);
  const places = clip.nodes.map(({ id }): [string, Place] => {
    const { x, y } = clip.places[id] ?? corner;
    return [
      ids.get(id) ?? id,
      { x: Math.round(at.x + x - corner.x), y: Math.round(at.y + y - corner.y) },
    ];
  });
  let pasted = withPlaces(
    { ...flow, nodes: [...flow.nodes, ...nodes] },
    { ...placesIn(flow), ...Object.fromEntries(places) },
  );
  for (const edge of clip.edges) {
    const ends = endsOf(part, edge);
    const from = { ...ends.from, node: ids.get(edge.from.node) ?? '' };
    const to = { ...ends.to, node: ids.get(edge.to.node) ?? '' };
    if (!canConnect(pasted, from, to).ok) continue;
    pasted = { ...pasted, edges: [...pasted.edges, { from, to }] };
  }
  return pasted;
}

import type { DesignChange } from '#engine/core/compare';
import type { FlowNote, PricingFlow } from '#schemas';
import { equalJson } from '../../editing/index.ts';
import { colourOf, notesOf } from '../graph/index.ts';
import type { Mark } from '../overlay.ts';
import { edgeIds } from '../trace.ts';

/** Two versions of a flow in one, with what is different. */
export interface MergedFlow {
  flow: PricingFlow;
  marks: {
    nodes: Record<string, Mark>;
    edges: Record<string, Mark>;
    /** Absent where no note differs. */
    notes?: Record<string, Mark>;
  };
}

type Edge = PricingFlow['edges'][number];

const endOf = ({ node, port }: Edge['from']): string => `${node}.${port ?? ''}`;
const keyOf = ({ from, to }: Edge): string => `${endOf(from)}>${endOf(to)}`;

/** Edges of the first list that the second one lacks; of several alike, as many as are too many. */
function missing(edges: readonly Edge[], than: readonly Edge[]): Set<Edge> {
  const left = new Map<string, number>();
  for (const edge of than) left.set(keyOf(edge), (left.get(keyOf(edge)) ?? 0) + 1);
  return new Set(
    edges.filter((edge) => {
      const count = left.get(keyOf(edge)) ?? 0;
      left.set(keyOf(edge), count - 1);
      return count <= 0;
    }),
  );
}

function markNodes(
  before: PricingFlow,
  after: PricingFlow,
  changes: readonly DesignChange[],
): Record<string, Mark> {
  const [old, present] = [before, after].map(({ nodes }) => new Set(nodes.map(({ id }) => id)));
  const marks: Record<string, Mark> = {};
  for (const { node, kind } of changes) {
    if (node === undefined) continue;
    if (!present?.has(node)) marks[node] = 'removed';
    else if (!old?.has(node)) marks[node] = 'added';
    else if (kind !== 'moved') marks[node] = 'changed';
    else marks[node] ??= 'moved';
  }
  return marks;
}

/** Cards nearer than this lie over each other. */
const NEAR = { x: 256, y: 80 };
const STEP = 96;

interface Place {
  x: number;
  y: number;
}

const isNear = (a: Place, b: Place): boolean =>
  Math.abs(a.x - b.x) < NEAR.x && Math.abs(a.y - b.y) < NEAR.y;

/** The same place, or the first free one below it. */
function freePlace(wanted: Place, taken: readonly Place[]): Place {
  let { y } = wanted;
  while (taken.some((place) => isNear(place, { x: wanted.x, y }))) y += STEP;
  return { x: wanted.x, y };
}

/** Where all have places: those of the later version, and what is gone beside them. */
function placesOf(before: PricingFlow, after: PricingFlow, nodes: PricingFlow['nodes']) {
  const [old = {}, places = {}] = [before, after].map(({ layout }) => ({ ...layout?.nodes }));
  const known = new Set(after.nodes.map(({ id }) => id));
  for (const { id } of nodes) {
    const wanted = old[id];
    if (!known.has(id) && wanted) places[id] = freePlace(wanted, Object.values(places));
  }
  return nodes.every(({ id }) => Object.hasOwn(places, id)) ? { nodes: places } : {};
}

function layoutOf(before: PricingFlow, after: PricingFlow, nodes: PricingFlow['nodes']) {
  const notes = mergeNotes(before, after);
  return { ...placesOf(before, after, nodes), ...(notes.length > 0 && { notes }) };
}

function mergeNotes(before: PricingFlow, after: PricingFlow): FlowNote[] {
  const notes = notesOf(after);
  const known = new Set(notes.map(({ id }) => id));
  return [...notes, ...notesOf(before).filter(({ id }) => !known.has(id))];
}

function markNotes(before: PricingFlow, after: PricingFlow): Record<string, Mark> {
  const [old, present] = [before, after].map(
    (flow) => new Map(notesOf(flow).map((note) => [note.id, note])),
  );
  return Object.fromEntries(
    mergeNotes(before, after).flatMap(({ id }): [string, Mark][] => {
      const [was, is] = [old?.get(id), present?.get(id)];
      if (!was) return [[id, 'added']];
      if (!is) return [[id, 'removed']];
      if (was.text !== is.text || colourOf(was) !== colourOf(is)) return [[id, 'changed']];
      return equalJson(was, is) ? [] : [[id, 'moved']];
    }),
  );
}

/** What is of the later version, and beside it what the earlier one had and this one lacks. */
export function mergeFlows(
  before: PricingFlow,
  after: PricingFlow,
  changes: readonly DesignChange[],
): MergedFlow {
  const known = new Set(after.nodes.map(({ id }) => id));
  const nodes = [...after.nodes, ...before.nodes.filter(({ id }) => !known.has(id))];
  const [removed, added] = [missing(before.edges, after.edges), missing(after.edges, before.edges)];
  const edges = [...after.edges, ...removed];
  const { layout: _, ...rest } = after;
  const layout = layoutOf(before, after, nodes);
  const flow = {
    ...rest,
    nodes,
    edges,
    ...(Object.keys(layout).length > 0 && { layout }),
  } as PricingFlow;
  const ids = edgeIds(flow);
  const edgeMarks = edges.flatMap((edge, index): [string, Mark][] => {
    const mark = removed.has(edge) ? 'removed' : added.has(edge) ? 'added' : undefined;
    return mark ? [[ids[index] ?? '', mark]] : [];
  });
  const notes = markNotes(before, after);
  return {
    flow,
    marks: {
      nodes: markNodes(before, after, changes),
      edges: Object.fromEntries(edgeMarks),
      ...(Object.keys(notes).length > 0 && { notes }),
    },
  };
}

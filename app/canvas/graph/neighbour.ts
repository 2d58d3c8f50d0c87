import type { FlowGraph } from './flow-graph.ts';
import type { Place } from './layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const nearest = (
  ids: readonly string[],
  at: Place,
  places: ReadonlyMap<string, Place>,
): string | undefined => {
  const distance = (id: string): number => {
    const place = places.get(id) ?? at;
    return Math.abs(place.y - at.y) * 4 + Math.abs(place.x - at.x);
  };
  return ids.toSorted((a, b) => distance(a) - distance(b))[0];
};

/**
 * Where an arrow key leads from a node: left and right along the edges, up and down to the nearest
 * node above or below in about the same column.
 */
export function neighbour(
  graph: FlowGraph,
  places: ReadonlyMap<string, Place>,
  from: string,
  direction: Direction,
): string | undefined {
  const at = places.get(from);
  if (!at) return undefined;
  if (direction === 'right') {
    return nearest(graph.outgoing.get(from)?.map(({ to }) => to.node) ?? [], at, places);
  }
  if (direction === 'left') {
    return nearest(graph.incoming.get(from)?.map((edge) => edge.from.node) ?? [], at, places);
  }
  const sign = direction === 'down' ? 1 : -1;
  const beyond = graph.nodes.filter(({ id }) => ((places.get(id)?.y ?? at.y) - at.y) * sign > 0);
  const cost = (id: string): number => {
    const place = places.get(id) ?? at;
    return Math.abs(place.x - at.x) * 3 + Math.abs(place.y - at.y);
  };
  return beyond.map(({ id }) => id).toSorted((a, b) => cost(a) - cost(b))[0];
}

import { issue } from '#engine/core/issue';
import type { Issue } from '#schemas';
import { emitsLines, type PlacedNode, type Structure } from './structure.ts';

/** One circle among nodes that could not be ordered, in the order of its edges. */
function findCycle(structure: Structure, stuck: ReadonlySet<number>): PlacedNode[] {
  let current = structure.nodes.find(({ index }) => stuck.has(index));
  const seen = new Map<number, number>();
  const path: PlacedNode[] = [];
  while (current && !seen.has(current.index)) {
    seen.set(current.index, path.length);
    path.push(current);
    current = structure.incoming[current.index]?.find(({ from }) => stuck.has(from.index))?.from;
  }
  return current ? path.slice(seen.get(current.index)).reverse() : [];
}

/** Nodes so that each comes after what it reads; document order otherwise. A cycle is an issue. */
export function orderNodes(structure: Structure, issues: Issue[]): PlacedNode[] {
  const waitingFor = structure.incoming.map((edges) => edges.length);
  const ready = structure.nodes.filter(({ index }) => waitingFor[index] === 0);
  const ordered: PlacedNode[] = [];
  for (let position = 0; position < ready.length; position += 1) {
    const next = ready[position] as PlacedNode;
    ordered.push(next);
    for (const { to } of structure.outgoing[next.index] ?? []) {
      waitingFor[to.index] = (waitingFor[to.index] ?? 0) - 1;
      if (waitingFor[to.index] === 0) ready.push(to);
    }
  }
  if (ordered.length < structure.nodes.length) {
    const done = new Set(ordered.map(({ index }) => index));
    const stuck = new Set(structure.nodes.map(({ index }) => index).filter((i) => !done.has(i)));
    const names = findCycle(structure, stuck).map(({ name }) => name);
    const circle = [...names, names[0] ?? ''].join(' → ');
    issues.push(
      issue(
        'cycle',
        '/edges',
        {
          zh: `节点相互依赖形成环：${circle}`,
          en: `these nodes depend on each other in a circle: ${circle}`,
        },
        { circle },
      ),
    );
  }
  return linesLast(ordered, structure);
}

/** Nothing reads a line, so lines may come last, in the order that the document gives them. */
function linesLast(ordered: readonly PlacedNode[], { outgoing }: Structure): PlacedNode[] {
  const isLine = (placed: PlacedNode): boolean =>
    emitsLines(placed) && outgoing[placed.index]?.length === 0;
  const lines = ordered.filter(isLine).sort((a, b) => a.index - b.index);
  return [...ordered.filter((placed) => !isLine(placed)), ...lines];
}

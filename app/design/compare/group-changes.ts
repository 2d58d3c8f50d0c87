import type { ChangePart, DesignChange } from '#engine/core/compare';
import type { Mark } from '../../canvas/overlay.ts';

/** Changes of one part of a design. */
export interface ChangeGroup {
  part: ChangePart;
  changes: DesignChange[];
}

const MARK_OF: Record<DesignChange['kind'], Mark> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  renamed: 'changed',
  reordered: 'changed',
  moved: 'moved',
};

export const markOf = ({ kind }: Pick<DesignChange, 'kind'>): Mark => MARK_OF[kind];

/** In the order in which people look at them. */
const PARTS: readonly ChangePart[] = [
  'design',
  'billing',
  'module',
  'attribute',
  'node',
  'edge',
  'column',
  'row',
  'cell',
  'definition',
  'scenario',
];

/** What stands inside a node is about the node. */
const partOf = ({ node, part }: DesignChange): ChangePart => (node === undefined ? part : 'node');

/** Changes by part; places on the canvas come last in theirs. */
export function groupChanges(changes: readonly DesignChange[]): ChangeGroup[] {
  const groups = Map.groupBy(changes, partOf);
  return PARTS.flatMap((part) => {
    const own = groups.get(part) ?? [];
    const isMoved = ({ kind }: DesignChange) => kind === 'moved';
    const sorted = [...own.filter((each) => !isMoved(each)), ...own.filter(isMoved)];
    return sorted.length > 0 ? [{ part, changes: sorted }] : [];
  });
}

/** How many of each mark there are. */
export function countMarks(changes: readonly DesignChange[]): Record<Mark, number> {
  const counts: Record<Mark, number> = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const change of changes) counts[markOf(change)] += 1;
  return counts;
}

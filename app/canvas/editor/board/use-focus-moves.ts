import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { type Direction, neighbour, noteIdOf } from '../../graph/index.ts';
import { boxOf, type FlowModel } from '../../model.ts';
import { focusNode } from '../../use-view.ts';
import { useDesk } from '../use-desk.ts';
import { type Editor, NOTHING, selectedCount } from '../use-editor.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The card that lies next to a note in a direction. */
function besideNote(model: FlowModel, key: string, direction: Direction): string | undefined {
  const from = boxOf(model, key);
  if (!from) return undefined;
  const isAcross = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const costs = [...model.places].flatMap(([id, { x, y }]) => {
    const [along, aside] = isAcross ? [x - from.x, y - from.y] : [y - from.y, x - from.x];
    return along * sign > 0 ? [{ id, cost: Math.abs(along) + 3 * Math.abs(aside) }] : [];
  });
  return costs.sort((a, b) => a.cost - b.cost)[0]?.id;
}

/**
 * Enter selects the node or the note that has the focus, and writes on a note that is selected;
 * arrows lead on while nothing is selected, or with Alt.
 */
export function useFocusMoves(
  model: FlowModel,
  { selection, select, selectNode }: Editor,
  reveal: (id: string) => Promise<void>,
  board: RefObject<HTMLElement | null>,
) {
  const { setWriting } = useDesk();
  const focus = useCallback((id: string) => focusNode(board.current, id), [board]);
  const choose = (id: string, isMore: boolean) => {
    const note = noteIdOf(id);
    if (note !== undefined && selection.notes.has(note) && !isMore) setWriting(note);
    else if (!isMore) {
      if (note === undefined) selectNode(id);
      else select({ ...NOTHING, notes: new Set([note]) });
    } else if (note === undefined) {
      select({ ...selection, nodes: new Set([...selection.nodes, id]) });
    } else select({ ...selection, notes: new Set([...selection.notes, note]) });
  };
  const walk = (id: string, direction: Direction) => {
    const isNote = noteIdOf(id) !== undefined;
    const next = isNote
      ? besideNote(model, id, direction)
      : neighbour(model.graph, model.places, id, direction);
    if (next !== undefined) void reveal(next).then(() => focus(next));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { id } = (event.target as HTMLElement).dataset;
    if (id === undefined || event.ctrlKey || event.metaKey) return;
    const note = noteIdOf(id);
    if (note === undefined && !model.graph.byId.has(id)) return;
    const direction = DIRECTIONS[event.key];
    if (event.key === 'Enter' || event.key === ' ') choose(id, event.shiftKey);
    else if (event.key === 'F2' && note !== undefined) setWriting(note);
    else if (direction && (event.altKey || selectedCount(selection) === 0)) walk(id, direction);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onKeyDown, focus };
}

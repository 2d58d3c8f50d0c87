import { type KeyboardEvent, useCallback, useRef } from 'react';
import { type Direction, neighbour } from '../../graph/index.ts';
import type { FlowModel } from '../../model.ts';
import { focusNode } from '../../use-view.ts';
import type { Editor } from '../use-editor.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Enter selects the node that has the focus; arrows lead on while nothing is selected, or with Alt. */
export function useFocusMoves(
  model: FlowModel,
  { selection, select, selectNode }: Editor,
  reveal: (id: string) => Promise<void>,
) {
  const board = useRef<HTMLElement>(null);
  const focus = useCallback((id: string) => focusNode(board.current, id), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { id } = (event.target as HTMLElement).dataset;
    if (id === undefined || !model.graph.byId.has(id) || event.ctrlKey || event.metaKey) return;
    const direction = DIRECTIONS[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      if (event.shiftKey) select({ ...selection, nodes: new Set([...selection.nodes, id]) });
      else selectNode(id);
    } else if (direction && (event.altKey || selection.nodes.size === 0)) {
      const next = neighbour(model.graph, model.places, id, direction);
      if (next !== undefined) void reveal(next).then(() => focus(next));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { board, onKeyDown, focus };
}

import type { NodeChange } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import { align, type Guide } from '../../edit/index.ts';
import { noteIdOf, type Place } from '../../graph/index.ts';
import { type BoardNode, boxOf, type FlowModel } from '../../model.ts';
import type { Editor } from '../use-editor.ts';

type Dragged = ReadonlyMap<string, Place>;

const NONE: Dragged = new Map();
const NO_GUIDES: readonly Guide[] = [];

interface Drag {
  /** Where cards and notes are while they are dragged; the document learns it at the end. */
  dragged: Dragged;
  guides: readonly Guide[];
  onNodesChange: (changes: NodeChange<BoardNode>[]) => void;
  onDragStop: () => void;
}

/** What is selected, told apart by what the canvas calls it. */
function tellPicks({ pick }: Editor, changes: readonly NodeChange<BoardNode>[]): void {
  const picks = changes.filter((change) => change.type === 'select');
  const nodes = picks.filter(({ id }) => noteIdOf(id) === undefined);
  const notes = picks.flatMap(({ id, selected }) => {
    const note = noteIdOf(id);
    return note === undefined ? [] : [{ id: note, selected }];
  });
  if (nodes.length > 0) pick('nodes', nodes);
  if (notes.length > 0) pick('notes', notes);
}

const otherBoxes = (model: FlowModel, own: string) =>
  model.graph.nodes.flatMap(({ id }) => {
    const box = id === own ? undefined : boxOf(model, id);
    return box ? [box] : [];
  });

function placesOf(dragged: Dragged) {
  const rounded = [...dragged].map(
    ([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }] as const,
  );
  const nodes = rounded.filter(([id]) => noteIdOf(id) === undefined);
  const notes = rounded.flatMap(([id, place]) => {
    const note = noteIdOf(id);
    return note === undefined ? [] : [[note, place] as const];
  });
  return { places: Object.fromEntries(nodes), notes: Object.fromEntries(notes) };
}

/** Positions while dragging; one card alone is drawn to the lines of the others. */
export function useDrag(model: FlowModel, editor: Editor): Drag {
  const [dragged, setDragged] = useState<Dragged>(NONE);
  const [guides, setGuides] = useState(NO_GUIDES);
  // The last move and the end of a drag come before anything is drawn again.
  const latest = useRef(NONE);
  const { edit } = editor;
  const now = useRef(editor);
  now.current = editor;

  const onNodesChange = useCallback(
    (changes: NodeChange<BoardNode>[]) => {
      tellPicks(now.current, changes);
      const moves = changes.flatMap((change) =>
        change.type === 'position' && change.position
          ? [{ id: change.id, at: change.position }]
          : [],
      );
      if (moves.length === 0) return;
      const [only] = moves;
      const box = only && boxOf(model, only.id);
      if (moves.length === 1 && only && box) {
        const { width, height } = box;
        const aligned = align({ ...only.at, width, height }, otherBoxes(model, only.id));
        only.at = aligned.place;
        setGuides(aligned.guides);
      }
      latest.current = new Map([
        ...latest.current,
        ...moves.map(({ id, at }) => [id, at] as const),
      ]);
      setDragged(latest.current);
    },
    [model],
  );

  const onDragStop = useCallback(() => {
    edit({ type: 'move', ...placesOf(latest.current) });
    latest.current = NONE;
    setDragged(NONE);
    setGuides(NO_GUIDES);
  }, [edit]);

  return { dragged, guides, onNodesChange, onDragStop };
}

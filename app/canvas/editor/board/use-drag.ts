import type { NodeChange } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import { align, type Guide } from '../../edit/index.ts';
import { cardHeight, type Place } from '../../graph/index.ts';
import type { CardNode, FlowModel } from '../../model.ts';
import type { Editor } from '../use-editor.ts';

type Dragged = ReadonlyMap<string, Place>;

const NONE: Dragged = new Map();
const NO_GUIDES: readonly Guide[] = [];

interface Drag {
  /** Where cards are while they are dragged; the document learns it at the end. */
  dragged: Dragged;
  guides: readonly Guide[];
  onNodesChange: (changes: NodeChange<CardNode>[]) => void;
  onDragStop: () => void;
}

/** Positions while dragging; one card alone is drawn to the lines of the others. */
export function useDrag(model: FlowModel, editor: Editor): Drag {
  const [dragged, setDragged] = useState<Dragged>(NONE);
  const [guides, setGuides] = useState(NO_GUIDES);
  // The last move and the end of a drag come before anything is drawn again.
  const latest = useRef(NONE);
  const { edit, pick } = editor;

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const moves = changes.flatMap((change) =>
        change.type === 'position' && change.position
          ? [{ id: change.id, at: change.position }]
          : [],
      );
      const picks = changes.filter((change) => change.type === 'select');
      if (picks.length > 0) pick('nodes', picks);
      if (moves.length === 0) return;
      const [only] = moves;
      const card = only && model.graph.byId.get(only.id);
      if (moves.length === 1 && only && card) {
        const others = model.graph.nodes.flatMap((node) => {
          const at = model.places.get(node.id);
          return node.id === only.id || !at ? [] : [{ ...at, height: cardHeight(node) }];
        });
        const aligned = align({ ...only.at, height: cardHeight(card) }, others);
        only.at = aligned.place;
        setGuides(aligned.guides);
      }
      latest.current = new Map([
        ...latest.current,
        ...moves.map(({ id, at }) => [id, at] as const),
      ]);
      setDragged(latest.current);
    },
    [model, pick],
  );

  const onDragStop = useCallback(() => {
    const places = Object.fromEntries(
      [...latest.current].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]),
    );
    edit({ type: 'move', places });
    latest.current = NONE;
    setDragged(NONE);
    setGuides(NO_GUIDES);
  }, [edit]);

  return { dragged, guides, onNodesChange, onDragStop };
}

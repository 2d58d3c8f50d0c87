import { useTranslations } from 'next-intl';
import { useMemo, useRef } from 'react';
import { noteIdOf, type Place } from '../../graph/index.ts';
import {
  type BoardNode,
  type CardNode,
  cardNodes,
  type FlowModel,
  noteNodes,
  type WireEdge,
  wireEdges,
} from '../../model.ts';
import { steadyCards, steadyWires } from '../../steady.ts';
import type { Editor } from '../use-editor.ts';
import type { Uncovered } from '../use-lower.ts';

interface DrawnUse {
  model: FlowModel;
  editor: Editor;
  dragged: ReadonlyMap<string, Place>;
  uncovered: Uncovered | undefined;
  /** The connection that something would be dropped on. */
  dropEdge: string | undefined;
}

/** The cards and edges that are the same as before are the same objects: nothing draws them again. */
function useSteady(model: FlowModel, uncovered: Uncovered | undefined) {
  const t = useTranslations('flows.canvas');
  const cards = useRef<readonly CardNode[]>([]);
  return useMemo(() => {
    const all = cardNodes(model, undefined, t('node')).map((card) => {
      const how = uncovered?.get(card.id);
      return how ? { ...card, className: `flow-uncovered flow-uncovered-${how}` } : card;
    });
    cards.current = steadyCards(cards.current, all);
    return cards.current;
  }, [model, uncovered, t]);
}

/** Nodes and edges as React Flow takes them. */
export function useDrawn({ model, editor, dragged, uncovered, dropEdge }: DrawnUse) {
  const t = useTranslations('flows.canvas');
  const { nodes: chosen, edges: chosenEdges, notes: chosenNotes } = editor.selection;
  const only = chosen.size === 1 ? [...chosen][0] : undefined;
  const cards = useSteady(model, uncovered);
  const notes = useMemo(
    () => noteNodes(model, { kind: t('stickyNote'), empty: t('emptyNote') }),
    [model, t],
  );
  const shown = useRef(new Map<string, { from: BoardNode; to: BoardNode }>());
  const nodes = useMemo(() => {
    const next = new Map<string, { from: BoardNode; to: BoardNode }>();
    const drawn = [...notes, ...cards].map((from): BoardNode => {
      const position = dragged.get(from.id);
      const note = noteIdOf(from.id);
      const selected = note === undefined ? chosen.has(from.id) : chosenNotes.has(note);
      if (!position && !selected) return from;
      const before = shown.current.get(from.id);
      const isSame =
        before?.from === from &&
        before.to.selected === selected &&
        before.to.position === (position ?? from.position);
      const to = isSame ? before.to : { ...from, selected, ...(position && { position }) };
      next.set(from.id, { from, to });
      return to;
    });
    shown.current = next;
    return drawn;
  }, [cards, notes, chosen, chosenNotes, dragged]);
  const steady = useRef<readonly WireEdge[]>([]);
  const wires = useMemo(() => {
    steady.current = steadyWires(steady.current, wireEdges(model, only));
    return steady.current;
  }, [model, only]);
  const edges = useMemo(
    () =>
      wires.map((wire) => {
        const isChosen = chosenEdges.has(wire.id);
        if (wire.id !== dropEdge) return isChosen ? { ...wire, selected: true } : wire;
        return { ...wire, selected: isChosen, className: `${wire.className} flow-edge-drop` };
      }),
    [wires, chosenEdges, dropEdge],
  );
  return { nodes, edges };
}

import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { showShortcuts } from '../../../shell/shortcuts.ts';
import { type Arrangement, arrange, type Piece, placesIn } from '../../edit/index.ts';
import { noteIdOf, noteKey, notesOf, type Place } from '../../graph/index.ts';
import { boxOf, type FlowModel } from '../../model.ts';
import type { BottomTab } from '../bottom-pane.tsx';
import { downloadFlow } from '../json-menu.tsx';
import type { Offer } from '../offers.ts';
import type { Desk } from '../use-desk.ts';
import { type Editor, NOTHING, selectedCount } from '../use-editor.ts';

interface ActionUse {
  editor: Editor;
  model: FlowModel;
  desk: Desk;
  /** Where something goes that comes without a place. */
  placeNow: () => Place;
  onTab: (tab: BottomTab) => void;
}

const GAP = 72;
const CARD_WIDTH = 240;

/** What can be asked for by keys, by the palette of commands and by buttons. */
export interface Actions {
  undo: () => void;
  redo: () => void;
  selectAll: () => void;
  deselect: () => void;
  duplicate: () => void;
  remove: () => void;
  addNode: () => void;
  addAfter: () => void;
  addNote: () => void;
  search: () => void;
  fit: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  zoomWhole: () => void;
  layOut: () => void;
  snap: () => void;
  hand: () => void;
  nextProblem: () => void;
  lastProblem: () => void;
  problems: () => void;
  bench: () => void;
  scenarios: () => void;
  exportImage: () => void;
  exportJson: () => void;
  importJson: () => void;
  help: () => void;
  add: (offer: Offer) => void;
  goTo: (key: string) => void;
  arrange: (how: Arrangement) => void;
  /** What is selected, moved by so many pixels. */
  nudge: (x: number, y: number) => void;
  pan: (x: number, y: number) => void;
}

export type ActionName = Exclude<
  keyof Actions,
  'add' | 'goTo' | 'arrange' | 'nudge' | 'pan' | 'deselect'
>;

/** All that is selected and lies somewhere, by what the canvas calls it. */
function selectedPieces({ selection }: Editor, model: FlowModel): Piece[] {
  return [...selection.nodes, ...[...selection.notes].map(noteKey)].flatMap((id) => {
    const box = boxOf(model, id);
    if (!box) return [];
    const { x, y, width, height } = box;
    return [{ id, x, y, width, height }];
  });
}

function moveTo({ edit }: Editor, moved: ReadonlyMap<string, Place>): void {
  const nodes = [...moved].filter(([id]) => noteIdOf(id) === undefined);
  const notes = [...moved].flatMap(([id, place]) => {
    const note = noteIdOf(id);
    return note === undefined ? [] : [[note, place] as const];
  });
  edit({ type: 'move', places: Object.fromEntries(nodes), notes: Object.fromEntries(notes) });
}

/** The node with a problem that comes after the chosen one, or before it. */
function nextWithProblem({ editor, model }: ActionUse, step: 1 | -1): string | undefined {
  const ids = model.graph.nodes.filter(({ id }) => model.issues.has(id)).map(({ id }) => id);
  const [chosen = ''] = editor.selection.nodes;
  const at = ids.indexOf(chosen);
  const from = at === -1 && step === -1 ? 0 : at;
  return ids[(from + step + ids.length) % Math.max(ids.length, 1)];
}

function editing(use: () => ActionUse) {
  const nudge = (x: number, y: number) => {
    const { editor, model } = use();
    const pieces = selectedPieces(editor, model);
    moveTo(editor, new Map(pieces.map((piece) => [piece.id, { x: piece.x + x, y: piece.y + y }])));
  };
  return {
    undo: () => use().editor.undo(),
    redo: () => use().editor.redo(),
    selectAll: () => {
      const { editor } = use();
      editor.select({
        ...NOTHING,
        nodes: new Set(Object.keys(placesIn(editor.flow))),
        notes: new Set(notesOf(editor.flow).map(({ id }) => id)),
      });
    },
    deselect: () => use().editor.select(NOTHING),
    duplicate: () => {
      const { edit, selection } = use().editor;
      edit({ type: 'duplicate', nodes: [...selection.nodes], notes: [...selection.notes] });
    },
    remove: () => {
      const { edit, selection } = use().editor;
      if (selectedCount(selection) === 0) return;
      const { nodes, edges, notes } = selection;
      edit({ type: 'remove', nodes: [...nodes], edges: [...edges], notes: [...notes] });
    },
    layOut: () => use().editor.edit({ type: 'lay-out' }),
    arrange: (how: Arrangement) => {
      const { editor, model } = use();
      moveTo(editor, arrange(selectedPieces(editor, model), how));
    },
    nudge,
    addNote: () => use().editor.edit({ type: 'add-note', at: use().placeNow() }),
    add: (offer: Offer) => {
      const { editor, placeNow } = use();
      const at = placeNow();
      if (offer === 'note') editor.edit({ type: 'add-note', at });
      else editor.edit({ type: 'add-node', kind: offer, at });
    },
    goTo: (key: string) => {
      const { editor } = use();
      const note = noteIdOf(key);
      if (note === undefined) editor.selectNode(key);
      else editor.select({ ...NOTHING, notes: new Set([note]) });
    },
  };
}

function seeing(use: () => ActionUse) {
  const toProblem = (step: 1 | -1) => {
    const next = nextWithProblem(use(), step);
    if (next !== undefined) use().editor.selectNode(next);
  };
  return {
    search: () => use().desk.setSearching(true),
    snap: () => use().desk.toggleSnap(),
    hand: () => use().desk.toggleHand(),
    nextProblem: () => toProblem(1),
    lastProblem: () => toProblem(-1),
    problems: () => use().onTab('problems'),
    bench: () => use().onTab('bench'),
    scenarios: () => use().onTab('scenarios'),
    exportImage: () => use().desk.setDialog('image'),
    exportJson: () => downloadFlow(use().editor.flow),
    importJson: () => use().desk.setDialog('import'),
    help: () => showShortcuts(),
  };
}

export function useActions(latest: ActionUse): Actions {
  const now = useRef(latest);
  now.current = latest;
  const { fitView, zoomIn, zoomOut, zoomTo, getViewport, setViewport, flowToScreenPosition } =
    useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const use = () => now.current;
    const screenOf = (at: Place): Place => {
      const box = store.getState().domNode?.getBoundingClientRect();
      const { x, y } = flowToScreenPosition(at);
      return { x: x - (box?.left ?? 0), y: y - (box?.top ?? 0) };
    };
    return {
      ...editing(use),
      ...seeing(use),
      fit: () => void fitView({ padding: 0.08, maxZoom: 1 }),
      zoomIn: () => void zoomIn(),
      zoomOut: () => void zoomOut(),
      zoomWhole: () => void zoomTo(1),
      pan: (x: number, y: number) => {
        const { x: left, y: top, zoom } = getViewport();
        void setViewport({ x: left + x, y: top + y, zoom });
      },
      addNode: () => {
        const at = use().placeNow();
        use().desk.setQuickAdd({ at, screen: screenOf(at) });
      },
      addAfter: () => {
        const { editor, model, desk } = use();
        const [id = ''] = editor.selection.nodes;
        const card = model.graph.byId.get(id);
        const place = model.places.get(id);
        const [output] = card?.outputs ?? [];
        if (!place || !output) return;
        const at = { x: place.x + CARD_WIDTH + GAP, y: place.y };
        const port = { node: id, port: output.name };
        desk.setQuickAdd({ at, screen: screenOf(at), link: { end: 'from', port } });
      },
    };
  }, [store, fitView, zoomIn, zoomOut, zoomTo, getViewport, setViewport, flowToScreenPosition]);
}

import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  ReactFlow,
  SelectionMode,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useTranslations } from 'next-intl';
import { memo, type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Issue } from '#schemas';
import { BoardControls } from '../../board-controls.tsx';
import { BoardMap } from '../../board-map.tsx';
import '../../canvas.css';
import { GRID } from '../../edit/index.ts';
import { noteKey } from '../../graph/index.ts';
import type { BoardNode, FlowModel, WireEdge } from '../../model.ts';
import { NodeCard } from '../../node-card.tsx';
import { NodeSearch } from '../../node-search.tsx';
import {
  COMFORTABLE_ZOOM,
  CULL_FROM_NODES,
  useKeepMiddle,
  useReveal,
  useStart,
  useZoomLevel,
} from '../../use-view.ts';
import { useDesk } from '../use-desk.ts';
import { type Editor, NOTHING } from '../use-editor.ts';
import type { Uncovered } from '../use-lower.ts';
import { BoardEditor } from './board-editor.ts';
import { DropPreview } from './drop-preview.tsx';
import { EditNote } from './edit-note.tsx';
import { EditWire } from './edit-wire.tsx';
import { Guides } from './guides.tsx';
import { QuickAdd } from './quick-add.tsx';
import { Refusal } from './refusal.tsx';
import { useConnecting } from './use-connecting.ts';
import { useDrag } from './use-drag.ts';
import { useDrawn } from './use-drawn.ts';
import { useDropping } from './use-dropping.ts';
import { useFocusKept } from './use-focus-kept.ts';
import { useFocusMoves } from './use-focus-moves.ts';
import { useQuickAddAt } from './use-quick-add-at.ts';

const NODE_TYPES = { card: NodeCard, note: EditNote };
const EDGE_TYPES = { wire: EditWire };
const SNAP: [number, number] = [GRID, GRID];
/** What is typed and connected must be read at once. */
const LEAST_EDITABLE = 0.7;
const ADD_KEYS = ['Shift', 'Meta', 'Control'];
const BY_MIDDLE_OR_RIGHT = [1, 2];

interface BoardProps {
  model: FlowModel;
  /** Nodes that no scenario goes through, where that is to be seen. */
  uncovered?: Uncovered | undefined;
  editor: Editor;
  onRefused: (issue: Issue) => void;
}

/** A node or a note that is chosen elsewhere, such as by its problem, comes into sight. */
function useSight(
  { selection }: Editor,
  reveal: (id: string, leastZoom?: number) => Promise<void>,
) {
  const latest = useRef(reveal);
  latest.current = reveal;
  const { nodes, notes } = selection;
  const [node] = nodes;
  const [note] = notes;
  const only =
    nodes.size + notes.size === 1 ? (node ?? (note && noteKey(note)) ?? undefined) : undefined;
  useEffect(() => {
    if (only !== undefined) void latest.current(only, 0);
  }, [only]);
  useKeepMiddle(() => {
    if (only !== undefined) void latest.current(only, 0);
  });
}

/** A new note is there to be written on. */
function useNewNotes({ done, selection }: Editor): void {
  const { setWriting } = useDesk();
  const latest = useRef(selection);
  latest.current = selection;
  useEffect(() => {
    if (done?.edit?.type !== 'add-note' || done.edit.text) return;
    const [note] = latest.current.notes;
    if (note !== undefined) setWriting(note);
  }, [done, setWriting]);
}

function Searching({ model, editor, focus }: BoardFinding) {
  const { setSearching } = useDesk();
  const reveal = useReveal(model);
  const { select, selectNode, selection } = editor;
  const leave = () => {
    setSearching(false);
    const [chosen] = selection.nodes;
    if (chosen !== undefined) focus(chosen);
  };
  return (
    <NodeSearch
      model={model}
      onClose={leave}
      onFound={(key) => {
        setSearching(false);
        const note = model.notes.find(({ id }) => noteKey(id) === key);
        if (note) select({ ...NOTHING, notes: new Set([note.id]) });
        else selectNode(key);
        void reveal(key, COMFORTABLE_ZOOM).then(() => focus(key));
      }}
    />
  );
}

interface BoardFinding extends Pick<BoardProps, 'model' | 'editor'> {
  focus: (id: string) => void;
}

interface AddingProps extends Pick<BoardFinding, 'editor' | 'focus'> {
  board: RefObject<HTMLElement | null>;
}

/** Keys come back to where they were: to the port's node, to a card, else to the canvas. */
function Adding({ board, editor, focus }: AddingProps) {
  const { quickAdd, setQuickAdd } = useDesk();
  const before = useRef<Element>(null);
  // Before the field of the list takes the focus.
  useLayoutEffect(() => {
    if (quickAdd) before.current = document.activeElement;
  }, [quickAdd]);
  if (!quickAdd) return null;
  const close = () => setQuickAdd(undefined);
  const focusBoard = () => board.current?.focus({ preventScroll: true });
  const nodeBefore = () =>
    quickAdd.link?.port.node ??
    before.current?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
  return (
    <QuickAdd
      asked={quickAdd}
      editor={editor}
      onChosen={() => {
        close();
        focusBoard();
      }}
      onClose={() => {
        close();
        const node = nodeBefore();
        if (node === undefined) focusBoard();
        else focus(node);
      }}
      onLeft={close}
      room={{
        width: board.current?.clientWidth ?? 0,
        height: board.current?.clientHeight ?? 0,
      }}
    />
  );
}

/** The canvas that is drawn on. */
export const Board = memo(function Board({ model, editor, onRefused, uncovered }: BoardProps) {
  const t = useTranslations('flows.canvas');
  const board = useRef<HTMLElement>(null);
  const zoomLevel = useZoomLevel();
  const desk = useDesk();
  useStart(LEAST_EDITABLE);
  const reveal = useReveal(model);
  useSight(editor, reveal);
  useNewNotes(editor);
  useFocusKept(board, model, editor);
  const { dragged, guides, onNodesChange, onDragStop } = useDrag(model, editor);
  const { drop, ...dropping } = useDropping(editor);
  const { nodes, edges } = useDrawn({ model, editor, dragged, uncovered, dropEdge: drop?.edge });
  const { isValid, onConnect, onEnd } = useConnecting(editor, board, onRefused);
  const { onKeyDown, focus } = useFocusMoves(model, editor, reveal, board);
  const onDoubleClick = useQuickAddAt(board);
  const { pick } = editor;
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      const picks = changes.filter((change) => change.type === 'select');
      if (picks.length > 0) pick('edges', picks);
    },
    [pick],
  );
  const { isSearching, setSearching, isHand } = desk;
  const search = useCallback(() => setSearching(true), [setSearching]);
  return (
    <section
      aria-label={t('label')}
      className="flow-canvas flow-editing relative h-full -outline-offset-2"
      data-zoom={zoomLevel}
      onDoubleClick={onDoubleClick}
      onKeyDown={onKeyDown}
      ref={board}
      tabIndex={-1}
      {...dropping}
    >
      <BoardEditor value={editor}>
        <ReactFlow<BoardNode, WireEdge>
          deleteKeyCode={null}
          disableKeyboardA11y
          edges={edges}
          edgesFocusable={false}
          edgeTypes={EDGE_TYPES}
          elevateNodesOnSelect
          isValidConnection={isValid}
          maxZoom={2}
          minZoom={0.1}
          multiSelectionKeyCode={ADD_KEYS}
          nodes={nodes}
          nodeTypes={NODE_TYPES}
          onConnect={onConnect}
          onConnectEnd={onEnd}
          onEdgesChange={onEdgesChange}
          onlyRenderVisibleElements={nodes.length > CULL_FROM_NODES && !desk.isWhole}
          onNodeDragStop={onDragStop}
          onNodesChange={onNodesChange}
          onSelectionDragStop={onDragStop}
          panActivationKeyCode="Space"
          panOnDrag={isHand ? true : BY_MIDDLE_OR_RIGHT}
          panOnScroll
          selectionMode={SelectionMode.Partial}
          selectionOnDrag={!isHand}
          snapGrid={SNAP}
          snapToGrid={desk.isSnapping}
          zoomOnDoubleClick={false}
        >
          <Background gap={GRID} size={1.5} variant={BackgroundVariant.Dots} />
          <Guides guides={guides} />
          <DropPreview drop={drop} />
          <Refusal flow={editor.flow} />
          <BoardControls isSearching={isSearching} onSearch={search} />
          <BoardMap className="max-xl:hidden" />
        </ReactFlow>
      </BoardEditor>
      {isSearching && <Searching editor={editor} focus={focus} model={model} />}
      <Adding board={board} editor={editor} focus={focus} />
    </section>
  );
});

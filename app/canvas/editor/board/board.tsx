import {
  Background,
  BackgroundVariant,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useTranslations } from 'next-intl';
import { type DragEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Issue } from '#schemas';
import { BoardControls } from '../../board-controls.tsx';
import { BoardMap } from '../../board-map.tsx';
import '../../canvas.css';
import { canConnect, fittingInput, GRID, isKind } from '../../edit/index.ts';
import { CARD_WIDTH } from '../../graph/index.ts';
import { type CardNode, cardNodes, type FlowModel, type WireEdge, wireEdges } from '../../model.ts';
import { NodeCard } from '../../node-card.tsx';
import { NodeSearch } from '../../node-search.tsx';
import {
  COMFORTABLE_ZOOM,
  CULL_FROM_NODES,
  useReveal,
  useStart,
  useZoomLevel,
} from '../../use-view.ts';
import { KIND_TYPE } from '../palette.tsx';
import type { Editor } from '../use-editor.ts';
import { EditWire, WireEditor } from './edit-wire.tsx';
import { Guides } from './guides.tsx';
import { Refusal } from './refusal.tsx';
import { useDrag } from './use-drag.ts';
import { useFocusMoves } from './use-focus-moves.ts';

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { wire: EditWire };
const SNAP: [number, number] = [GRID, GRID];
/** What is typed and connected must be read at once. */
const LEAST_EDITABLE = 0.7;
const ADD_KEYS = ['Shift', 'Meta', 'Control'];

interface BoardProps {
  model: FlowModel;
  editor: Editor;
  isSnapping: boolean;
  isSearching: boolean;
  onSearching: (isSearching: boolean) => void;
  onRefused: (issue: Issue) => void;
}

const endsOf = ({ source, sourceHandle, target, targetHandle }: Connection | WireEdge) => ({
  from: { node: source, port: sourceHandle ?? '' },
  to: { node: target, port: targetHandle ?? '' },
});

/** The card under the pointer, where a connection was let go. */
function cardUnder(event: MouseEvent | TouchEvent): string | undefined {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  if (!point) return undefined;
  const element = document.elementFromPoint(point.clientX, point.clientY);
  return element?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
}

function useConnecting({ flow, edit }: Editor, onRefused: (issue: Issue) => void) {
  const isValid = useCallback(
    (wanted: Connection | WireEdge) => {
      const { from, to } = endsOf(wanted);
      return canConnect(flow, from, to).ok;
    },
    [flow],
  );
  const onConnect = useCallback(
    (wanted: Connection) => edit({ type: 'connect', ...endsOf(wanted) }),
    [edit],
  );
  /** Let go over a card: its first port that fits. Over a port that doesn't: why not. */
  const onEnd = useCallback(
    (
      event: MouseEvent | TouchEvent,
      { isValid: isDone, fromHandle, toHandle }: FinalConnectionState,
    ) => {
      if (isDone || !fromHandle || fromHandle.type !== 'source') return;
      const from = { node: fromHandle.nodeId, port: fromHandle.id ?? '' };
      const node = toHandle?.nodeId ?? cardUnder(event);
      if (node === undefined || node === from.node) return;
      const to = toHandle ? { node, port: toHandle.id ?? '' } : fittingInput(flow, from, node);
      const allowed = canConnect(flow, from, to ?? { node, port: 'in' });
      if (to && allowed.ok) edit({ type: 'connect', from, to });
      else if (!allowed.ok) onRefused(allowed.issue);
    },
    [flow, edit, onRefused],
  );
  return { isValid, onConnect, onEnd };
}

/** Kinds dragged from the palette: onto an edge, or where there is room. */
function useDropping({ edit }: Editor) {
  const { screenToFlowPosition } = useReactFlow();
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(KIND_TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent) => {
    const kind = event.dataTransfer.getData(KIND_TYPE);
    if (!isKind(kind)) return;
    event.preventDefault();
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const at = { x: x - CARD_WIDTH / 2, y: y - 32 };
    const edge = (event.target as Element).closest<HTMLElement>('.react-flow__edge')?.dataset.id;
    if (edge === undefined) edit({ type: 'add-node', kind, at });
    else edit({ type: 'insert-on-edge', edge, kind, at });
  };
  return { onDragOver, onDrop };
}

function useDrawn(
  model: FlowModel,
  editor: Editor,
  dragged: ReadonlyMap<string, { x: number; y: number }>,
) {
  const t = useTranslations('flows.canvas');
  const { nodes: chosen, edges: chosenEdges } = editor.selection;
  const only = chosen.size === 1 ? [...chosen][0] : undefined;
  const cards = useMemo(() => cardNodes(model, undefined, t('node')), [model, t]);
  const nodes = useMemo(
    () =>
      cards.map((card): CardNode => {
        const at = dragged.get(card.id);
        const selected = chosen.has(card.id);
        return at || selected ? { ...card, selected, ...(at && { position: at }) } : card;
      }),
    [cards, chosen, dragged],
  );
  const wires = useMemo(() => wireEdges(model, only), [model, only]);
  const edges = useMemo(
    () => wires.map((wire) => (chosenEdges.has(wire.id) ? { ...wire, selected: true } : wire)),
    [wires, chosenEdges],
  );
  return { nodes, edges };
}

/** A node that is chosen elsewhere, such as by its problem, comes into sight. */
function useSight(
  { selection }: Editor,
  reveal: (id: string, leastZoom?: number) => Promise<void>,
) {
  const latest = useRef(reveal);
  latest.current = reveal;
  const only = selection.nodes.size === 1 ? [...selection.nodes][0] : undefined;
  useEffect(() => {
    if (only !== undefined) void latest.current(only, 0);
  }, [only]);
}

/** The canvas that is drawn on. */
export function Board({
  model,
  editor,
  isSnapping,
  isSearching,
  onSearching,
  onRefused,
}: BoardProps) {
  const t = useTranslations('flows.canvas');
  const zoomLevel = useZoomLevel();
  useStart(LEAST_EDITABLE);
  const reveal = useReveal(model);
  useSight(editor, reveal);
  const { dragged, guides, onNodesChange, onDragStop } = useDrag(model, editor);
  const { nodes, edges } = useDrawn(model, editor, dragged);
  const { isValid, onConnect, onEnd } = useConnecting(editor, onRefused);
  const { pick, selectNode } = editor;
  const { board, onKeyDown, focus } = useFocusMoves(model, editor, reveal);
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      const picks = changes.filter((change) => change.type === 'select');
      if (picks.length > 0) pick('edges', picks);
    },
    [pick],
  );
  return (
    <section
      aria-label={t('label')}
      className="flow-canvas flow-editing relative h-full"
      data-zoom={zoomLevel}
      onKeyDown={onKeyDown}
      ref={board}
      {...useDropping(editor)}
    >
      <WireEditor value={editor}>
        <ReactFlow<CardNode, WireEdge>
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
          onlyRenderVisibleElements={nodes.length > CULL_FROM_NODES}
          onNodeDragStop={onDragStop}
          onNodesChange={onNodesChange}
          onSelectionDragStop={onDragStop}
          panActivationKeyCode="Space"
          panOnDrag={[1, 2]}
          panOnScroll
          selectionMode={SelectionMode.Partial}
          selectionOnDrag
          snapGrid={SNAP}
          snapToGrid={isSnapping}
          zoomOnDoubleClick={false}
        >
          <Background gap={GRID} size={1.5} variant={BackgroundVariant.Dots} />
          <Guides guides={guides} />
          <Refusal flow={editor.flow} />
          <BoardControls isSearching={isSearching} onSearch={() => onSearching(true)} />
          <BoardMap className="max-lg:hidden" />
        </ReactFlow>
      </WireEditor>
      {isSearching && (
        <NodeSearch
          model={model}
          onClose={() => onSearching(false)}
          onFound={(id) => {
            onSearching(false);
            selectNode(id);
            void reveal(id, COMFORTABLE_ZOOM).then(() => focus(id));
          }}
        />
      )}
    </section>
  );
}

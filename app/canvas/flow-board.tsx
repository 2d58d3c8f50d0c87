import { Background, BackgroundVariant, type NodeMouseHandler, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BoardControls } from './board-controls.tsx';
import { BoardMap } from './board-map.tsx';
import './canvas.css';
import { type Direction, neighbour } from './graph/index.ts';
import {
  type BoardNode,
  cardNodes,
  type FlowModel,
  noteNodes,
  type WireEdge,
  wireEdges,
} from './model.ts';
import { NodeCard } from './node-card.tsx';
import { NodeSearch } from './node-search.tsx';
import { NoteCard } from './note-card.tsx';
import {
  COMFORTABLE_ZOOM,
  CULL_FROM_NODES,
  focusNode,
  useReveal,
  useStart,
  useZoomLevel,
} from './use-view.ts';
import { Wire } from './wire.tsx';

const NODE_TYPES = { card: NodeCard, note: NoteCard };
const EDGE_TYPES = { wire: Wire };

const DIRECTIONS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface FlowBoardProps {
  model: FlowModel;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
}

export function FlowBoard({ model, selected, onSelect }: FlowBoardProps) {
  const t = useTranslations('flows.canvas');
  const board = useRef<HTMLDivElement>(null);
  const [isSearching, setSearching] = useState(false);
  const search = useCallback(() => setSearching(true), []);
  const zoomLevel = useZoomLevel();
  useStart();
  const reveal = useReveal(model);
  const goTo = async (id: string, leastZoom?: number) => {
    await reveal(id, leastZoom);
    focusNode(board.current, id);
  };
  useEffect(() => {
    if (selected !== undefined) void reveal(selected, 0);
  }, [selected, reveal]);
  const nodes = useMemo(
    () => [
      ...noteNodes(model, { kind: t('stickyNote'), empty: t('emptyNote') }),
      ...cardNodes(model, selected, t('node')),
    ],
    [model, selected, t],
  );
  const edges = useMemo(() => wireEdges(model, selected), [model, selected]);
  const pick: NodeMouseHandler<BoardNode> = useCallback(
    (_, { id, type }) => {
      if (type === 'card') onSelect(id);
    },
    [onSelect],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      setSearching(true);
      return;
    }
    const id = (event.target as HTMLElement).dataset.id;
    if (id === undefined || !model.graph.byId.has(id)) return;
    const direction = DIRECTIONS[event.key];
    if (event.key === 'Enter' || event.key === ' ') onSelect(id);
    else if (event.key === 'Escape') onSelect(undefined);
    else if (direction) {
      const next = neighbour(model.graph, model.places, id, direction);
      if (next !== undefined) void goTo(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the nodes inside
    <div className="flow-canvas h-full" data-zoom={zoomLevel} onKeyDown={onKeyDown} ref={board}>
      <ReactFlow<BoardNode, WireEdge>
        aria-label={t('label')}
        disableKeyboardA11y
        edges={edges}
        edgesFocusable={false}
        edgeTypes={EDGE_TYPES}
        elementsSelectable={false}
        maxZoom={2}
        minZoom={0.1}
        nodes={nodes}
        nodesConnectable={false}
        nodesDraggable={false}
        nodeTypes={NODE_TYPES}
        onlyRenderVisibleElements={nodes.length > CULL_FROM_NODES}
        onNodeClick={pick}
        onPaneClick={() => onSelect(undefined)}
        zoomOnDoubleClick={false}
      >
        <Background gap={20} size={1.5} variant={BackgroundVariant.Dots} />
        <BoardControls isSearching={isSearching} onSearch={search} />
        <BoardMap className="max-sm:hidden" />
      </ReactFlow>
      {isSearching && (
        <NodeSearch
          model={model}
          onClose={() => setSearching(false)}
          onFound={(id) => {
            setSearching(false);
            if (model.graph.byId.has(id)) onSelect(id);
            void goTo(id, COMFORTABLE_ZOOM);
          }}
        />
      )}
    </div>
  );
}

import { Handle, type NodeProps, Position } from '@xyflow/react';
import { StickyNote, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import { cn } from '../ui/index.ts';
import { type Port, portTop } from './graph/index.ts';
import type { CardData, CardNode } from './model.ts';
import { viewOf } from './nodes/index.ts';
import { MARK_SIGNS, type Mark, type Share } from './overlay.ts';

interface PortsProps {
  ports: readonly Port[];
  side: 'left' | 'right';
  isConnectable: boolean;
  /** Whether somebody may take hold of them just now. */
  isLive: boolean;
  nodeId: string;
}

function PortName({ name, isLeft }: { name: string; isLeft: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'pointer-events-none absolute top-1/2 z-10 hidden -translate-y-1/2 whitespace-nowrap rounded bg-ink px-1.5 py-0.5 text-surface group-hover/card:block flow-port',
        isLeft ? 'right-full mr-1.5' : 'left-full ml-1.5',
      )}
    >
      {name}
    </span>
  );
}

/**
 * Ports spread over one side of the card; their names show while it is pointed at. A handle listens
 * to every move of the canvas, so only the card under the pointer has real ones; those of the
 * others look the same, and can be found by a connection that is dragged to them.
 */
function Ports({ ports, side, isConnectable, isLive, nodeId }: PortsProps) {
  const isLeft = side === 'left';
  const position = isLeft ? Position.Left : Position.Right;
  const type = isLeft ? 'target' : 'source';
  return ports.map((port, index) => {
    const style = { top: `${portTop(index, ports.length) * 100}%` };
    if (isConnectable && isLive) {
      return (
        <Handle
          data-port-type={port.type}
          id={port.name}
          isConnectable
          key={port.name}
          position={position}
          style={style}
          type={type}
        >
          <PortName isLeft={isLeft} name={port.name} />
        </Handle>
      );
    }
    return (
      <div
        className={cn(
          `react-flow__handle react-flow__handle-${position} nodrag nopan`,
          type,
          isConnectable && 'connectable connectablestart connectableend connectionindicator',
        )}
        data-handleid={port.name}
        data-handlepos={position}
        data-id={`1-${nodeId}-${port.name}-${type}`}
        data-nodeid={nodeId}
        data-port-type={port.type}
        key={port.name}
        style={style}
      >
        {isLive && <PortName isLeft={isLeft} name={port.name} />}
      </div>
    );
  });
}

function TraceValue({ value }: { value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <span className="flow-card-value absolute top-[calc(100%-5px)] right-2.5 max-w-44 truncate rounded bg-accent px-1.5 font-semibold text-on-accent">
      {value}
    </span>
  );
}

interface CardFaceProps {
  id: string;
  data: CardData;
  selected: boolean | undefined;
  isConnectable: boolean;
}

function Problems({ problems, isWarning }: Pick<CardData, 'problems' | 'isWarning'>) {
  if (problems === 0) return null;
  return (
    <span
      className={cn(
        'absolute -top-2.5 -right-2 flex h-5 items-center gap-1 rounded-full px-1.5 font-medium text-[11px]',
        isWarning ? 'border border-notice bg-notice-soft text-notice' : 'bg-danger text-on-danger',
      )}
    >
      <TriangleAlert aria-hidden="true" className="size-3" />
      {problems}
    </span>
  );
}

/** A finger points at nothing: there the chosen cards are the ones that can be taken hold of. */
const hasPointer = typeof window === 'undefined' || window.matchMedia('(hover: hover)').matches;

/** Added, removed, changed or moved: a sign in the corner, and the colour of the frame. */
export function MarkSign({ mark }: { mark: Mark | undefined }) {
  const t = useTranslations('flows.canvas.marks');
  if (!mark) return null;
  return (
    <span className="flow-mark-sign absolute -top-2.5 -left-2.5 grid size-5 place-items-center rounded-full border bg-surface font-semibold">
      <span aria-hidden="true">{MARK_SIGNS[mark]}</span>
      <span className="sr-only">{t(mark)}</span>
    </span>
  );
}

function ShareValue({ share }: { share: Share | undefined }) {
  if (share?.label === undefined) return null;
  return (
    <span className="flow-card-value absolute top-[calc(100%-5px)] right-2.5 rounded border border-chart-3 bg-surface px-1.5 font-medium text-ink">
      {share.label}
    </span>
  );
}

function CardFace({ id, data, selected, isConnectable }: CardFaceProps) {
  const [isPointed, setPointed] = useState(false);
  const { card, title, aside, summary, problems, isWarning, note, value, state, mark, share } =
    data;
  const { icon: Icon, family } = viewOf(card.node);
  // By colour, not by opacity, so that words which fade can still be read.
  const ports = {
    nodeId: id,
    isConnectable,
    isLive: isPointed || (selected === true && !hasPointer),
  };
  const isFaded = state === 'skipped' || share?.share === 0;
  return (
    <div
      className={cn(
        'group/card relative flex h-full flex-col justify-center gap-0.5 rounded-panel border pr-3 pl-4 transition-colors duration-120',
        isFaded ? 'border-line bg-sunken text-muted' : 'border-line-strong bg-surface',
        selected ? 'border-accent outline outline-accent' : 'hover:border-ink/50',
        mark && `flow-card-marked flow-mark-${mark}`,
      )}
      data-family={family}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <span
        className={cn(
          'absolute inset-y-0 left-0 w-1 rounded-l-[7px] bg-[var(--family)]',
          isFaded && 'opacity-30',
        )}
      />
      <div className="flex min-w-0 items-center gap-2">
        <Icon
          aria-hidden="true"
          className={cn('flow-card-icon shrink-0 text-[var(--family)]', isFaded && 'opacity-50')}
        />
        <span className="flow-card-title truncate font-medium">{title}</span>
        <span className="flow-card-aside ml-auto min-w-0 shrink truncate font-mono text-[11px] text-muted">
          {aside}
        </span>
      </div>
      <p className="flow-card-summary truncate text-muted" title={summary}>
        {summary}
      </p>
      <TraceValue value={value} />
      <ShareValue share={share} />
      <MarkSign mark={mark} />
      <Problems isWarning={isWarning} problems={problems} />
      {note && (
        <StickyNote
          aria-label={note}
          className="absolute right-2 bottom-1.5 size-3.5 text-muted"
          role="img"
        />
      )}
      <Ports ports={card.inputs} side="left" {...ports} />
      <Ports ports={card.outputs} side="right" {...ports} />
    </div>
  );
}

/** Where it stands says nothing about how it looks: a card that is dragged is not drawn again. */
export const NodeCard = memo(
  function NodeCard({ id, data, selected, isConnectable }: NodeProps<CardNode>) {
    return <CardFace data={data} id={id} isConnectable={isConnectable} selected={selected} />;
  },
  (before, after) =>
    before.id === after.id &&
    before.data === after.data &&
    before.selected === after.selected &&
    before.isConnectable === after.isConnectable,
);

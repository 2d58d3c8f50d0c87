import { Handle, type NodeProps, Position } from '@xyflow/react';
import { StickyNote, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { cn } from '../ui/index.ts';
import type { Port } from './graph/index.ts';
import type { CardData, CardNode } from './model.ts';
import { viewOf } from './nodes/index.ts';

interface PortsProps {
  ports: readonly Port[];
  side: 'left' | 'right';
  isConnectable: boolean;
}

/** Ports spread over one side of the card; their names show while it is pointed at. */
function Ports({ ports, side, isConnectable }: PortsProps) {
  const isLeft = side === 'left';
  return ports.map(({ name, type }, index) => {
    const top = `${((index + 1) / (ports.length + 1)) * 100}%`;
    return (
      <Handle
        className="group/port"
        data-port-type={type}
        id={name}
        isConnectable={isConnectable}
        key={name}
        position={isLeft ? Position.Left : Position.Right}
        style={{ top }}
        type={isLeft ? 'target' : 'source'}
      >
        <span
          aria-hidden="true"
          className={cn(
            'pointer-events-none absolute top-1/2 z-10 hidden -translate-y-1/2 whitespace-nowrap rounded bg-ink px-1.5 py-0.5 text-surface group-hover/card:block flow-port',
            isLeft ? 'right-full mr-1.5' : 'left-full ml-1.5',
          )}
        >
          {name}
        </span>
      </Handle>
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

function CardFace({ data, selected, isConnectable }: CardFaceProps) {
  const { card, title, aside, summary, problems, isWarning, note, value, state } = data;
  const { icon: Icon, family } = viewOf(card.node);
  // By colour, not by opacity, so that words which fade can still be read.
  const isFaded = state === 'skipped';
  return (
    <div
      className={cn(
        'group/card relative flex h-full flex-col justify-center gap-0.5 rounded-panel border pr-3 pl-4 transition-colors duration-120',
        isFaded ? 'border-line bg-sunken text-muted' : 'border-line-strong bg-surface',
        selected ? 'border-accent outline outline-accent' : 'hover:border-ink/50',
      )}
      data-family={family}
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
      <Problems isWarning={isWarning} problems={problems} />
      {note && (
        <StickyNote
          aria-label={note}
          className="absolute right-2 bottom-1.5 size-3.5 text-muted"
          role="img"
        />
      )}
      <Ports isConnectable={isConnectable} ports={card.inputs} side="left" />
      <Ports isConnectable={isConnectable} ports={card.outputs} side="right" />
    </div>
  );
}

export const NodeCard = memo(function NodeCard({
  data,
  selected,
  isConnectable,
}: NodeProps<CardNode>) {
  return <CardFace data={data} isConnectable={isConnectable} selected={selected} />;
});

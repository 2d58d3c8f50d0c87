import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { cn } from '../ui/index.ts';
import type { WireData, WireEdge } from './model.ts';

function Chip({ data, x, y }: { data: WireData; x: number; y: number }) {
  const { label, trace } = data;
  const text = [label, trace?.value].filter(Boolean).join(' · ');
  if (text === '') return null;
  return (
    <EdgeLabelRenderer>
      <span
        className={cn(
          'flow-card-detail absolute max-w-32 truncate rounded-full border bg-surface px-1.5 font-medium text-[11px] leading-[18px]',
          trace?.hit ? 'border-accent text-accent' : 'border-line-strong text-muted',
        )}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        {text}
      </span>
    </EdgeLabelRenderer>
  );
}

/** An edge that curves, with the value that went along it. */
export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const [path, x, y] = getBezierPath(props);
  return (
    <>
      <BaseEdge id={props.id} path={path} />
      {props.data && <Chip data={props.data} x={x} y={y} />}
    </>
  );
});

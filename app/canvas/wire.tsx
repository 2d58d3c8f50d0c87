import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { cn } from '../ui/index.ts';
import type { WireData, WireEdge } from './model.ts';
import { MARK_SIGNS } from './overlay.ts';

function Chip({ data, x, y }: { data: WireData; x: number; y: number }) {
  const { isHit, mark } = data;
  const label = [mark && MARK_SIGNS[mark], data.label].filter(Boolean).join(' ');
  if (label === '') return null;
  return (
    <EdgeLabelRenderer>
      <span
        className={cn(
          'flow-chip absolute max-w-32 truncate rounded-full border bg-surface px-1.5 font-medium',
          isHit ? 'border-accent text-accent' : 'border-line-strong text-muted',
          mark && `flow-mark-sign flow-mark-${mark}`,
        )}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        {label}
      </span>
    </EdgeLabelRenderer>
  );
}

/** An edge that curves, with the value that went along it. */
export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const [path, x, y] = getBezierPath(props);
  return (
    <>
      <BaseEdge id={props.id} path={path} style={props.style} />
      {props.data && <Chip data={props.data} x={x} y={y} />}
    </>
  );
});

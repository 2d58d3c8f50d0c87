'use client';

import dynamic from 'next/dynamic';
import { cn, Skeleton } from '../ui/index.ts';
import type { FlowStageProps } from './flow-stage.tsx';

function Waiting() {
  return (
    <div aria-busy="true" className="grid h-full place-items-center bg-sunken">
      <div className="flex items-center gap-12">
        {[0, 1, 2].map((card) => (
          <Skeleton className="h-16 w-44 rounded-panel" key={card} />
        ))}
      </div>
    </div>
  );
}

/** The canvas is much code: pages get it only when they show one. */
const FlowStage = dynamic(async () => (await import('./flow-stage.tsx')).FlowStage, {
  ssr: false,
  loading: Waiting,
});

export interface FlowViewProps extends FlowStageProps {
  /** Its height, at least; otherwise 560 px. */
  className?: string;
}

/**
 * A pricing flow as a graph, read-only, with what happened in one evaluation where a trace is given.
 * Its words are in `flows`: a page wraps it in `<Words of={['flows']}>`.
 */
export function FlowView({ className, ...stage }: FlowViewProps) {
  return (
    <div
      className={cn(
        'h-[560px] min-h-0 min-w-0 overflow-hidden rounded-panel border border-line bg-surface',
        className,
      )}
    >
      <FlowStage {...stage} />
    </div>
  );
}

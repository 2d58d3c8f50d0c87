'use client';

import dynamic from 'next/dynamic';
import { cn, Skeleton } from '../../ui/index.ts';
import type { MergedFlowProps } from './merged-flow-stage.tsx';

const MergedFlowStage = dynamic(
  async () => (await import('./merged-flow-stage.tsx')).MergedFlowStage,
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);

/** Two versions of a flow in one drawing, with what differs marked. */
export function MergedFlowView({ className, ...stage }: MergedFlowProps & { className?: string }) {
  return (
    <div
      className={cn(
        'min-h-0 min-w-0 overflow-hidden rounded-panel border border-line bg-surface',
        className,
      )}
    >
      <MergedFlowStage {...stage} />
    </div>
  );
}

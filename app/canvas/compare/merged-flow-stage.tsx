'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { useLocale } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { FlowBoard } from '../flow-board.tsx';
import { flowModel } from '../model.ts';
import type { MergedFlow } from './merge-flows.ts';

export interface MergedFlowProps {
  merged: MergedFlow;
  selected: string | undefined;
  onSelect: (node: string | undefined) => void;
  /** What the signs mean. */
  legend: ReactNode;
}

export function MergedFlowStage({ merged, selected, onSelect, legend }: MergedFlowProps) {
  const locale = useLocale();
  const model = useMemo(
    () => ({
      ...flowModel(merged.flow, locale, undefined),
      overlay: { marks: merged.marks },
    }),
    [merged, locale],
  );
  return (
    <ReactFlowProvider>
      <div className="relative h-full">
        <FlowBoard model={model} onSelect={onSelect} selected={selected} />
        <div className="pointer-events-none absolute top-3 left-3 z-10 max-w-[calc(100%-1.5rem)]">
          {legend}
        </div>
      </div>
    </ReactFlowProvider>
  );
}

'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { LayoutList, Workflow } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import type { Issue, PricingFlow } from '#schemas';
import { cn } from '../ui/index.ts';
import { FlowBoard } from './flow-board.tsx';
import { FlowList } from './flow-list.tsx';
import { Inspector } from './inspector.tsx';
import { flowModel, type Language } from './model.ts';
import type { FlowOverlay } from './overlay.ts';
import type { FlowTrace } from './trace.ts';

export interface FlowStageProps {
  document: PricingFlow;
  trace?: FlowTrace;
  issues?: readonly Issue[];
  locale: Language;
  /** What is laid over the drawing, and what its signs mean. */
  overlay?: FlowOverlay;
  legend?: ReactNode;
  /** The node whose inspector is open at first. */
  initialNode?: string;
}

type Mode = 'canvas' | 'list';

interface ModeSwitchProps {
  mode: Mode;
  onChange: (mode: Mode) => void;
}

function ModeSwitch({ mode, onChange }: ModeSwitchProps) {
  const t = useTranslations('flows.canvas');
  const choices = [
    { value: 'canvas' as const, label: t('asCanvas'), Icon: Workflow },
    { value: 'list' as const, label: t('asList'), Icon: LayoutList },
  ];
  return (
    <fieldset className="absolute top-3 right-3 z-10 flex rounded-panel border border-line bg-surface p-0.5">
      <legend className="sr-only">{t('mode')}</legend>
      {choices.map(({ value, label, Icon }) => (
        <button
          aria-pressed={mode === value}
          className={cn(
            'flex h-7 items-center gap-1.5 rounded-md px-2 text-muted text-xs hover:text-ink',
            mode === value && 'bg-accent-soft font-medium text-accent hover:text-accent',
          )}
          key={value}
          onClick={() => onChange(value)}
          type="button"
        >
          <Icon aria-hidden="true" className="size-3.5" />
          {label}
        </button>
      ))}
    </fieldset>
  );
}

const PHONE_PX = 640;

/** A drawing has no room on a phone. Only ever asked in the browser. */
const usualMode = (): Mode => (window.innerWidth < PHONE_PX ? 'list' : 'canvas');

/** Canvas or list of one flow, and at the right what the chosen node does. */
export function FlowStage(props: FlowStageProps) {
  const { document, trace, issues, locale, initialNode, overlay, legend } = props;
  const [mode, setMode] = useState<Mode>(usualMode);
  const [selected, setSelected] = useState(initialNode);
  const model = useMemo(
    () => ({ ...flowModel(document, locale, trace, issues), overlay }),
    [document, locale, trace, issues, overlay],
  );
  const card = selected === undefined ? undefined : model.graph.byId.get(selected);
  return (
    <ReactFlowProvider>
      <div className="flow-canvas flex h-full max-md:flex-col">
        <div className="relative min-h-0 min-w-0 grow">
          {mode === 'canvas' ? (
            <FlowBoard model={model} onSelect={setSelected} selected={card?.id} />
          ) : (
            <FlowList model={model} onSelect={setSelected} selected={card?.id} />
          )}
          <ModeSwitch mode={mode} onChange={setMode} />
          {legend && mode === 'canvas' && (
            <div className="pointer-events-none absolute top-3 left-3 z-10">{legend}</div>
          )}
        </div>
        {card && (
          <Inspector
            card={card}
            model={model}
            onClose={() => setSelected(undefined)}
            onSelect={setSelected}
          />
        )}
      </div>
    </ReactFlowProvider>
  );
}

'use client';

import { ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Issue, PricingFlow } from '#schemas';
import { useRemembered, useToast } from '../../ui/index.ts';
import type { Kind } from '../edit/index.ts';
import { CARD_WIDTH, type Place } from '../graph/index.ts';
import { flowModel, type Language } from '../model.ts';
import { BenchPanel, useBench } from './bench/index.ts';
import { Board } from './board/index.ts';
import { BottomPane, type BottomTab } from './bottom-pane.tsx';
import { downloadFlow } from './json-menu.tsx';
import { Palette } from './palette.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { type KeptDraft, SaveProblem, useAutosave } from './save/index.ts';
import { SidePane } from './side-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { type Tables, useChecked } from './use-checked.ts';
import { useClipboard } from './use-clipboard.ts';
import { type Editor, useEditor } from './use-editor.ts';
import { useKeys } from './use-keys.ts';

export interface FlowEditorProps {
  flow: PricingFlow;
  /** Of the draft; null while there is none. */
  lockVersion: number | null;
  /** ISO instant: when it was last written. */
  keptAt: string;
  /** Published decision tables that nodes may refer to, by key. */
  tables: Tables;
  locale: Language;
  currency: string;
  timeZone: string;
}

/** The middle of what is seen, for what comes without a place. */
function usePlaces() {
  const { screenToFlowPosition } = useReactFlow();
  const store = useStoreApi();
  return useCallback((): Place => {
    const box = store.getState().domNode?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    const { x, y } = screenToFlowPosition({
      x: box.left + box.width / 2,
      y: box.top + box.height / 2,
    });
    return { x: x - CARD_WIDTH / 2, y: y - 32 };
  }, [store, screenToFlowPosition]);
}

/** Says what an edit could not keep, or what was refused. */
function useAnnouncements(editor: Editor) {
  const t = useTranslations('editor');
  const toast = useToast();
  const { lost, undo, flow } = editor;
  const told = useRef(flow);
  useEffect(() => {
    if (lost <= 0 || told.current === flow) return;
    told.current = flow;
    toast({
      title: t('lost', { count: lost }),
      action: { label: t('toolbar.undoShort'), onSelect: undo },
    });
  }, [lost, flow, undo, toast, t]);
}

function Stage({
  flow: opened,
  lockVersion,
  keptAt,
  tables,
  locale,
  currency,
  timeZone,
}: FlowEditorProps) {
  const toast = useToast();
  const stage = useRef<HTMLDivElement>(null);
  const [isSearching, setSearching] = useState(false);
  const [snap, rememberSnap] = useRemembered('canvas.snap');
  const [tab, setTab] = useState<BottomTab | null>(null);
  const editor = useEditor(opened);
  const { flow, edit, selectNode } = editor;
  const kept: KeptDraft = { flow: opened, lockVersion, at: keptAt };
  const save = useAutosave(flow, kept);
  const checked = useChecked(flow, tables);
  const bench = useBench(checked, currency, tab === 'bench');
  const trace = checked.flow === flow ? bench.trace : undefined;
  const model = useMemo(
    () => flowModel(flow, locale, trace, checked.issues, 'all'),
    [flow, locale, trace, checked.issues],
  );
  const placeNow = usePlaces();
  const refuse = useCallback(
    (issue: Issue) => toast({ title: issue.message[locale], tone: 'failed' }),
    [toast, locale],
  );
  const add = (kind: Kind) => edit({ type: 'add-node', kind, at: placeNow() });
  useAnnouncements(editor);
  useKeys({ stage, editor, onSearch: () => setSearching(true), onSave: save.saveNow });
  useClipboard({ stage, editor, placeNow, onRefused: refuse });
  const errors = checked.issues.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="flow-canvas flex h-full flex-col">
      <TopBar
        editor={editor}
        isSnapping={snap === 'on'}
        onSnap={(isOn) => rememberSnap(isOn ? 'on' : 'off')}
        save={save}
        timeZone={timeZone}
      />
      <SaveProblem onDownload={() => downloadFlow(flow)} save={save} timeZone={timeZone} />
      <div className="flex min-h-0 grow">
        <Palette onAdd={add} />
        <div className="min-w-0 grow" ref={stage}>
          <Board
            editor={editor}
            isSearching={isSearching}
            isSnapping={snap === 'on'}
            model={model}
            onRefused={refuse}
            onSearching={setSearching}
          />
        </div>
        <SidePane editor={editor} model={model} />
      </div>
      <BottomPane
        errors={errors}
        onTab={setTab}
        tab={tab}
        warnings={checked.issues.length - errors}
      >
        {tab === 'bench' ? (
          <BenchPanel bench={bench} errors={errors} />
        ) : (
          <ProblemsPanel
            flow={checked.flow}
            issues={checked.issues}
            model={model}
            onShow={selectNode}
          />
        )}
      </BottomPane>
    </div>
  );
}

/** The editor of a pricing flow: palette, canvas, inspector, problems and test bench. */
export function EditorStage(props: FlowEditorProps) {
  return (
    <ReactFlowProvider>
      <Stage {...props} />
    </ReactFlowProvider>
  );
}

'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Issue, PricingFlow } from '#schemas';
import { type KeptDraft, SaveProblem, useAutosave } from '../../editing/save/index.ts';
import { cn, useToast } from '../../ui/index.ts';
import { flowModel, type Language } from '../model.ts';
import { Announcer } from './announce/index.ts';
import { Board } from './board/index.ts';
import { useActions, useCommands } from './commands/index.ts';
import { ImageDialog } from './image/index.ts';
import { LastRunContext, TablesContext } from './inspector/index.ts';
import { downloadFlow } from './json-menu.tsx';
import { LowerPane } from './lower-pane.tsx';
import { Palette } from './palette.tsx';
import { PaletteSheet } from './palette-sheet.tsx';
import { SidePane } from './side-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { type Tables, useChecked } from './use-checked.ts';
import { useClipboard } from './use-clipboard.ts';
import { DeskProvider, useNewDesk } from './use-desk.ts';
import { type Editor, useEditor } from './use-editor.ts';
import { useKeys } from './use-keys.ts';
import { useLower } from './use-lower.ts';
import { usePanes } from './use-panes.ts';
import { usePlaces } from './use-places.ts';
import { usePointer } from './use-pointer.ts';

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

/** While many things are being selected one after the other, panes wait for the last of them. */
function useCalmSelection(editor: Editor): Editor {
  const calm = useDeferredValue(editor);
  return calm.flow === editor.flow ? calm : editor;
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
  const root = useRef<HTMLDivElement>(null);
  const desk = useNewDesk();
  const editor = useEditor(opened);
  const { flow } = editor;
  const kept: KeptDraft<PricingFlow> = { document: opened, lockVersion, at: keptAt };
  const save = useAutosave(flow, kept);
  const checked = useChecked(flow, tables);
  const lower = useLower(editor, checked, tables, currency);
  const { trace, isStale, uncovered, lastRun } = lower;
  const model = useMemo(
    () => flowModel(flow, locale, trace, checked.issues, 'all'),
    [flow, locale, trace, checked.issues],
  );
  const ofTables = useMemo(() => ({ tables, editor }), [tables, editor]);
  const placeNow = usePlaces();
  const refuse = useCallback(
    (issue: Issue) => toast({ title: issue.message[locale], tone: 'failed' }),
    [toast, locale],
  );
  const actions = useActions({ editor, model, desk, placeNow, onTab: lower.setTab });
  useAnnouncements(editor);
  useCommands(editor, model, actions);
  useKeys({ stage, editor, actions, onSave: save.saveNow });
  usePanes(root);
  useClipboard({ stage, editor, placeNow: usePointer(stage), onRefused: refuse });
  const errors = checked.issues.filter(({ severity }) => severity === 'error').length;
  // What is only looked at comes after the canvas and the field that is typed in.
  const topBar = useDeferredValue(
    <TopBar
      editor={editor}
      onScenarios={() => lower.setTab('scenarios')}
      save={save}
      scenarios={lower.scenarios}
      timeZone={timeZone}
    />,
  );
  const lowerPane = (
    <LowerPane checked={checked} editor={editor} errors={errors} lower={lower} model={model} />
  );
  const calmLowerPane = useDeferredValue(lowerPane);
  const ofPanes = useCalmSelection(editor);
  return (
    <DeskProvider value={desk}>
      <div className={cn('flow-canvas flex h-full flex-col', isStale && 'flow-stale')} ref={root}>
        <div data-pane="tools">{topBar}</div>
        <SaveProblem onDownload={() => downloadFlow(flow)} save={save} timeZone={timeZone} />
        <div className="flex min-h-0 grow max-md:flex-col">
          <Palette onAdd={actions.add} />
          <PaletteSheet onAdd={actions.add} />
          <div className="min-h-0 min-w-0 grow" data-pane="canvas" ref={stage}>
            <Board editor={editor} model={model} onRefused={refuse} uncovered={uncovered} />
          </div>
          <LastRunContext value={lastRun}>
            <TablesContext value={ofTables}>
              <SidePane actions={actions} editor={ofPanes} model={model} />
            </TablesContext>
          </LastRunContext>
        </div>
        <div data-pane="lower">{lower.tab === null ? calmLowerPane : lowerPane}</div>
        <ImageDialog model={model} name={flow.key} />
        <Announcer done={editor.done} />
      </div>
    </DeskProvider>
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

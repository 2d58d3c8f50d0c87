'use client';

import { ChevronLeft } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { DecisionTable } from '#schemas';
import { EditorSteps } from '../../design/lifecycle/editor-steps.tsx';
import { type History, openHistory, redo, undo } from '../../editing/index.ts';
import { type KeptDraft, SaveProblem, SaveState, useAutosave } from '../../editing/save/index.ts';
import { paths } from '../../paths.ts';
import { TextLink } from '../../ui/index.ts';
import { perform, type TableEdit } from '../edit/index.ts';
import type { TableHost } from './host.ts';
import { NameMenu } from './name-menu.tsx';
import { TableStage } from './table-stage.tsx';

export interface TableEditorProps {
  document: DecisionTable;
  /** Of the draft; null while there is none. */
  lockVersion: number | null;
  /** ISO instant: when it was last written. */
  keptAt: string;
  timeZone: string;
}

type Action = { type: 'edit'; edit: TableEdit; at: number } | { type: 'undo' } | { type: 'redo' };

function reduce(history: History<DecisionTable>, action: Action): History<DecisionTable> {
  if (action.type === 'edit') return perform(history, action.edit, action.at);
  return action.type === 'undo' ? undo(history) : redo(history);
}

/** The document with its history, as what a table is edited in. */
function useHost(opened: DecisionTable): { host: TableHost; document: DecisionTable } {
  const locale = useLocale();
  const [history, dispatch] = useReducer(reduce, opened, openHistory);
  const { present: document, past, future } = history;
  const acts = useMemo(
    () => ({
      edit: (edit: TableEdit) => dispatch({ type: 'edit', edit, at: performance.now() }),
      undo: () => dispatch({ type: 'undo' }),
      redo: () => dispatch({ type: 'redo' }),
    }),
    [],
  );
  const host: TableHost = {
    ...acts,
    table: document.content,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    place: { kind: 'decision-table', key: document.key },
    title: document.name[locale] || document.key,
    scope: undefined,
    allowsGaps: false,
  };
  return { host, document };
}

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

/** Save works everywhere; undo where no field has an undo of its own. */
function usePageKeys(host: TableHost, saveNow: () => void): void {
  const now = useRef({ host, saveNow });
  now.current = { host, saveNow };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const { current } = now;
      if (key === 's') current.saveNow();
      else if (key !== 'z' && key !== 'y') return;
      else if (typesText(event.target)) return;
      else if (key === 'y' || event.shiftKey) current.host.redo();
      else current.host.undo();
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function downloadTable(table: DecisionTable): void {
  const text = `${JSON.stringify(table, null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${table.key}-draft.decision-table.json`;
  link.click();
  URL.revokeObjectURL(url);
}

/** The editor of a decision table that is a design of its own. */
export function TableEditorStage(props: TableEditorProps) {
  const { document: opened, lockVersion, keptAt, timeZone } = props;
  const t = useTranslations('tables.editor');
  const { host, document } = useHost(opened);
  const kept: KeptDraft<DecisionTable> = { document: opened, lockVersion, at: keptAt };
  const save = useAutosave(document, kept);
  usePageKeys(host, save.saveNow);
  const version = save.kept.lockVersion === null ? undefined : 'draft';
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-surface px-3 max-sm:py-1.5">
        <TextLink href={paths.table(document.key, { version })}>
          <span className="flex items-center gap-1 text-sm">
            <ChevronLeft aria-hidden="true" className="size-4" />
            <span className="max-sm:sr-only">{t('back')}</span>
          </span>
        </TextLink>
        <h1 className="min-w-0 truncate font-semibold">{host.title}</h1>
        <NameMenu edit={host.edit} name={document.name} />
        <span className="ml-auto">
          <SaveState save={save} timeZone={timeZone} />
        </span>
        <EditorSteps
          design={{ kind: document.kind, key: document.key, name: host.title }}
          save={save}
          timeZone={timeZone}
        />
      </header>
      <SaveProblem onDownload={() => downloadTable(document)} save={save} timeZone={timeZone} />
      <TableStage className="grow p-3" host={host} />
    </div>
  );
}

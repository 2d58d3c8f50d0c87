'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import type { TableFinding } from '#engine/core/table/verify';
import { Button, cn } from '../../ui/index.ts';
import { type Findings, useFindings } from '../check/index.ts';
import { Grid, type Language, type RowIssues, type RowMark } from '../grid/index.ts';
import { CellMenu } from './cell-menu.tsx';
import { ChecksPane } from './checks-pane.tsx';
import { columnContext, optionsOf } from './column-context.ts';
import { ColumnSheet } from './column-sheet.tsx';
import { FilesMenu } from './files-menu.tsx';
import { FindBar } from './find-bar.tsx';
import type { TableHost } from './host.ts';
import { NO_FIND } from './rows-shown.ts';
import { StatusLine } from './status-line.tsx';
import { TableToolbar } from './table-toolbar.tsx';
import { useActions } from './use-actions.ts';
import { type TableEditor, useTableEditor } from './use-table-editor.ts';

/** Problems of the cells in the reader's language. Rows that have the same problems keep their map. */
function useIssueWords({ checks }: TableEditor, locale: Language) {
  return useMemo(() => {
    const worded = new Map<number, RowIssues>();
    for (const [row, found] of checks.rows) worded.set(row, words(found, locale));
    return { rows: worded, columns: words(checks.columns, locale) };
  }, [checks, locale]);
}

const known = new WeakMap<object, Map<string, RowIssues>>();

function words(found: TableEditor['checks']['columns'], locale: Language): RowIssues {
  const byLocale = known.get(found) ?? new Map<string, RowIssues>();
  known.set(found, byLocale);
  const made =
    byLocale.get(locale) ??
    new Map(
      [...found].map(([key, { message, severity }]) => [
        key,
        { text: message[locale], isError: severity === 'error' },
      ]),
    );
  byLocale.set(locale, made);
  return made;
}

const isFault = ({ kind }: TableFinding): boolean => kind !== 'not-verified';

/** Marks of the rows that findings are about; of several the gravest. */
function useMarks({ list, table }: Findings, current: TableHost['table'], locale: Language) {
  return useMemo(() => {
    const marks = new Map<number, RowMark>();
    // Rows may have moved since; a moment later the marks are there again.
    if (table?.rules !== current.rules) return marks;
    for (const { rows, severity, message } of list.filter(isFault)) {
      for (const row of rows) {
        const tone = severity === 'error' ? 'danger' : 'notice';
        if (marks.get(row)?.tone === 'danger') continue;
        marks.set(row, { tone, text: message[locale] });
      }
    }
    return marks;
  }, [list, table, current, locale]);
}

interface TableStageProps {
  host: TableHost;
  className?: string;
}

function Empty({ editor, onAdd }: { editor: TableEditor; onAdd: () => void }) {
  const t = useTranslations('tables.stage');
  const isFiltered = editor.find.filter !== 'all';
  // The button goes with what it does.
  const thenFocus = (act: () => void) => () => {
    act();
    editor.grid.current?.focus();
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-muted text-sm">{isFiltered ? t('nothingShown') : t('noRows')}</p>
      {isFiltered ? (
        <Button onClick={thenFocus(() => editor.setFind(NO_FIND))} size="sm">
          {t('showAll')}
        </Button>
      ) : (
        <Button onClick={thenFocus(onAdd)} size="sm" variant="primary">
          {t('addFirst')}
        </Button>
      )}
    </div>
  );
}

/** What is told of the selection's column while something is entered. */
function useOptions({ host, columns, selection }: TableEditor, locale: Language) {
  const field = columns[selection.focus.column]?.field;
  const { table, scope } = host;
  return useMemo(
    () => (field ? optionsOf(columnContext(table, field, scope), locale) : undefined),
    [table, field, scope, locale],
  );
}

/** A table being edited: tools, the grid, and what is wrong with it. */
export function TableStage({ host, className }: TableStageProps) {
  const locale = useLocale();
  const editor = useTableEditor(host);
  const { checks, columns, rows, selection, found } = editor;
  const [column, setColumn] = useState<number>();
  const [isFinding, setFinding] = useState(false);
  const [isChecking, setChecking] = useState(true);
  const canVerify =
    checks.checked === host.table && checks.count === 0 && host.table.rules.length > 0;
  const findings = useFindings(host.table, canVerify, host.allowsGaps, host.narrow);
  const open = { column: setColumn, find: () => setFinding(true) };
  const { actions, copied, onRows } = useActions(editor, open);
  const issues = useIssueWords(editor, locale);
  const marks = useMarks(findings, host.table, locale);
  const options = useOptions(editor, locale);
  const closeChecks = () => {
    setChecking(false);
    editor.grid.current?.focus();
  };
  const closeColumn = () => {
    setColumn(undefined);
    // What opened the sheet may be a menu that is gone, or the column's own button.
    setTimeout(() => editor.grid.current?.focus());
  };
  const pane: ReactNode = isChecking && (
    <ChecksPane editor={editor} findings={findings} onClose={closeChecks} />
  );
  return (
    <div className={cn('flex min-h-0 min-w-0 flex-col gap-2', className)}>
      <TableToolbar
        editor={editor}
        files={<FilesMenu editor={editor} />}
        findings={findings.list.filter(isFault).length}
        isChecking={isChecking}
        onChecking={setChecking}
        onRows={onRows}
        open={open}
      />
      {isFinding && <FindBar editor={editor} onClose={() => setFinding(false)} />}
      <div className="flex min-h-0 grow gap-2 max-lg:flex-col">
        <CellMenu editor={editor} onRows={onRows}>
          <Grid
            actions={actions}
            className="min-h-0 grow"
            columnIssues={issues.columns}
            columns={columns}
            copied={copied}
            empty={<Empty editor={editor} onAdd={onRows.insertBelow} />}
            found={found}
            handle={editor.grid}
            hits={editor.hits}
            issues={issues.rows}
            label={host.title}
            locale={locale}
            marks={marks}
            onResize={editor.setWidth}
            onSelection={editor.select}
            options={options}
            rows={rows}
            selection={selection}
            table={host.table}
          />
        </CellMenu>
        {pane}
      </div>
      <StatusLine editor={editor} />
      <p className="sr-only" role="status">
        {editor.said}
      </p>
      {column !== undefined && (
        <ColumnSheet at={column} editor={editor} onClose={closeColumn} onShow={setColumn} />
      )}
    </div>
  );
}

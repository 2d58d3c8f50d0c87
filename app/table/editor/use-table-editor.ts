import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRemembered } from '../../ui/index.ts';
import { type Checks, useChecks } from '../check/index.ts';
import { at, clamp, hasDates, hasNotes, type Selection, type TableEdit } from '../edit/index.ts';
import { columnsOf, type GridColumn, type GridHandle } from '../grid/index.ts';
import type { TableHost } from './host.ts';
import { type Find, findCells, NO_FIND, rowsShown } from './rows-shown.ts';

type Widths = Readonly<Record<string, number>>;

function readWidths(text: string | null): Widths {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    const entries = Object.entries(value ?? {}).filter(([, width]) => Number.isFinite(width));
    return Object.fromEntries(entries) as Widths;
  } catch {
    return {};
  }
}

/** Widths that somebody gave the columns, remembered on this machine. */
function useWidths(host: TableHost): [Widths, (key: string, width: number) => void] {
  const { kind, key, node } = host.place;
  const [remembered, remember] = useRemembered(`table.${kind}.${key}.${node ?? ''}`);
  const widths = useMemo(() => readWidths(remembered), [remembered]);
  const set = (column: string, width: number) =>
    remember(JSON.stringify({ ...widths, [column]: width }));
  return [widths, set];
}

const NO_HITS: readonly number[] = [];

/** Everything that the parts of the editor share. */
export interface TableEditor {
  host: TableHost;
  columns: readonly GridColumn[];
  /** Positions of the rules that are shown. */
  rows: readonly number[];
  selection: Selection;
  select: (selection: Selection) => void;
  edit: (edit: TableEdit) => void;
  undo: () => void;
  redo: () => void;
  checks: Checks;
  find: Find;
  setFind: (find: Find) => void;
  found: ReturnType<typeof findCells>;
  hits: ReadonlySet<number>;
  setWidth: (key: string, width: number) => void;
  shows: { dates: boolean; notes: boolean };
  setShows: (shows: { dates: boolean; notes: boolean }) => void;
  /** For those who listen: what has just been done. */
  said: string;
  say: (text: string) => void;
  grid: { current: GridHandle | null };
  /** Shows a rule, and selects its row or one of its cells. */
  go: (row: number, column?: number, last?: number) => void;
}

/** The columns that are shown: those of the table, and dates and notes where there are some. */
function useColumns(host: TableHost) {
  const { table } = host;
  const locale = useLocale();
  const t = useTranslations('tables.grid');
  const [widths, setWidth] = useWidths(host);
  const [wanted, setShows] = useState<{ dates?: boolean; notes?: boolean }>({});
  const dates = wanted.dates ?? hasDates(table);
  const notes = wanted.notes ?? hasNotes(table);
  const { inputs, outputs } = table;
  // Columns are as wide as what they held first: they don't jump, and rows stay as they are drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not of every edit of the rows
  const columns = useMemo(() => {
    const members = { from: t('from'), to: t('to'), note: t('note') };
    return columnsOf(table, locale, members, widths, { dates, notes });
  }, [inputs, outputs, locale, t, widths, dates, notes]);
  return { columns, setWidth, shows: { dates, notes }, setShows };
}

export function useTableEditor(host: TableHost): TableEditor {
  const { table, hits = NO_HITS } = host;
  const locale = useLocale();
  const { columns, ...shown } = useColumns(host);
  const checks = useChecks(table, host.scope);
  const [wished, select] = useState<Selection>(at(0, 0));
  const [find, setFind] = useState<Find>(NO_FIND);
  const [said, say] = useState('');
  // Rows that an edit of cells would filter away stay until something else is looked for.
  const [arranged, setArranged] = useState(0);
  const grid = useRef<GridHandle>(null);
  const hit = useMemo(() => new Set(hits), [hits]);
  const text = useDeferredValue(find.text);
  const found = useMemo(
    () => findCells(table, columns, text, locale),
    [table, columns, text, locale],
  );
  const count = table.rules.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see `arranged`
  const rows = useMemo(
    () => rowsShown(table, find.filter, { found, problems: checks.rows, hits: hit }),
    [
      count,
      arranged,
      find.filter,
      text,
      hit,
      find.filter === 'problems' && checks.checked !== undefined,
    ],
  );
  const extent = { rows: rows.length, columns: columns.length };
  const selection = clamp(wished, extent);
  const edit = useCallback(
    (wanted: TableEdit) => {
      if (wanted.type !== 'set-cells') setArranged((before) => before + 1);
      host.edit(wanted);
    },
    [host.edit],
  );
  const go = (row: number, column = 0, last = columns.length - 1) => {
    const index = rows.indexOf(row);
    if (index < 0) {
      setFind(NO_FIND);
      setTimeout(() => grid.current?.show(row, column));
    } else grid.current?.show(index, column);
    const place = index < 0 ? row : index;
    select({ anchor: { row: place, column: last }, focus: { row: place, column } });
    grid.current?.focus();
  };
  const arrange = (act: () => void) => () => {
    setArranged((before) => before + 1);
    act();
  };
  return {
    host,
    columns,
    rows,
    selection,
    select,
    edit,
    undo: arrange(host.undo),
    redo: arrange(host.redo),
    checks,
    find,
    setFind,
    found,
    hits: hit,
    ...shown,
    said,
    say,
    grid,
    go,
  };
}

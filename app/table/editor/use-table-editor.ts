import { useLocale, useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRemembered } from '../../ui/index.ts';
import { type Checks, useChecks } from '../check/index.ts';
import {
  at,
  clamp,
  hasDates,
  hasNotes,
  type Rule,
  type Selection,
  type TableEdit,
} from '../edit/index.ts';
import { columnsOf, type GridColumn, type GridHandle } from '../grid/index.ts';
import type { TableHost } from './host.ts';
import { type KeptRows, rowsAfter } from './rows-after.ts';
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

/** Rules that are known to be wrong: by themselves, as they may have moved since. */
function useProblems({ rows, checked }: Checks): ReadonlySet<Rule> {
  return useMemo(
    () => new Set([...rows.keys()].flatMap((row) => checked?.rules[row] ?? [])),
    [rows, checked],
  );
}

/**
 * What is looked for, and the rows that are shown. Rows that are being edited stay in sight, and new
 * ones come into it, until something else is looked for.
 */
function useShown(host: TableHost, columns: readonly GridColumn[], checks: Checks) {
  const { table, hits = NO_HITS } = host;
  const { rules } = table;
  const locale = useLocale();
  const [find, look] = useState<Find>(NO_FIND);
  const [arranged, setArranged] = useState(0);
  const [kept, keep] = useState<KeptRows>();
  const hit = useMemo(() => new Set(hits), [hits]);
  const problems = useProblems(checks);
  const text = useDeferredValue(find.text);
  const found = useMemo(
    () => findCells(table, columns, text, locale),
    [table, columns, text, locale],
  );
  const isChecked = find.filter === 'problems' && checks.checked !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of cells filters nothing away
  const filtered = useMemo(
    () => rowsShown(table, find.filter, { found, problems, hits: hit }),
    [rules.length, arranged, find.filter, text, hit, isChecked],
  );
  const rows = kept?.count === rules.length ? kept.rows : filtered;
  const arrange = () => {
    keep(undefined);
    setArranged((before) => before + 1);
  };
  const edit = (wanted: TableEdit) => {
    const after = find.filter === 'all' ? undefined : rowsAfter(table, rows, wanted);
    if (after) keep(after);
    else if (wanted.type !== 'set-cells') arrange();
    host.edit(wanted);
  };
  const setFind = (next: Find) => {
    keep(undefined);
    look(next);
  };
  return { find, setFind, found, rows, hits: hit, edit, arrange };
}

export function useTableEditor(host: TableHost): TableEditor {
  const { table } = host;
  const { columns, ...shown } = useColumns(host);
  const checks = useChecks(table, host.scope);
  const { arrange, ...sight } = useShown(host, columns, checks);
  const { rows, setFind } = sight;
  const [wished, select] = useState<Selection>(at(0, 0));
  const [said, say] = useState('');
  const grid = useRef<GridHandle>(null);
  const selection = clamp(wished, { rows: rows.length, columns: columns.length });
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
  const arranged = (act: () => void) => () => {
    arrange();
    act();
  };
  const [undo, redo] = [arranged(host.undo), arranged(host.redo)];
  return {
    ...{ host, columns, selection, select, checks, undo, redo, said, say, grid, go },
    ...sight,
    ...shown,
  };
}

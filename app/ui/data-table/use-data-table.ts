import {
  type ColumnDef,
  type ColumnVisibilityState,
  columnVisibilityFeature,
  createSortedRowModel,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useRemembered } from '../use-remembered.ts';
import { compareDecimals, type DataColumn, type DataSort } from './column.ts';

export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export type Features = typeof features;

interface Source<Row> {
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Sorting by the server. */
  sort?: DataSort;
  onSort?: (sort: DataSort) => void;
  remember?: string;
}

function compareValues(decimal: boolean) {
  return (left: unknown, right: unknown): number => {
    if (decimal) return compareDecimals(String(left), String(right));
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left).localeCompare(String(right), 'zh-CN', { numeric: true });
  };
}

function toColumnDef<Row extends object>(column: DataColumn<Row>): ColumnDef<Features, Row> {
  const compare = compareValues(column.decimal ?? false);
  return {
    id: column.id,
    accessorFn: (row) => column.sortBy?.(row) ?? undefined,
    enableSorting: Boolean(column.sortBy || column.sortable),
    sortUndefined: 'last',
    sortFn: (a: TableRow<Features, Row>, b: TableRow<Features, Row>, id: string) =>
      compare(a.getValue(id), b.getValue(id)),
  };
}

/** Which columns are shown: what was chosen before, else what the columns say. */
function useVisibility<Row>(columns: readonly DataColumn<Row>[], remember?: string) {
  const [text, write] = useRemembered(remember && `columns.${remember}`);
  const hidden = useMemo(() => {
    if (text !== null) return new Set(text.split(','));
    return new Set(columns.filter((column) => column.hidden).map(({ id }) => id));
  }, [text, columns]);
  const visibility = useMemo<ColumnVisibilityState>(
    () => Object.fromEntries(columns.map(({ id }, at) => [id, at === 0 || !hidden.has(id)])),
    [columns, hidden],
  );
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    write([...next].join(','));
  };
  return { visibility, toggle };
}

export function useDataTable<Row extends object>(source: Source<Row>) {
  const { columns, rows, rowKey, sort, onSort, remember } = source;
  const [ownSorting, setOwnSorting] = useState<SortingState>([]);
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const { visibility, toggle } = useVisibility(columns, remember);
  const defs = useMemo(() => columns.map(toColumnDef), [columns]);
  const bySort = useMemo<SortingState>(
    () => (sort ? [{ id: sort.id, desc: sort.descending }] : []),
    [sort],
  );
  const sorting = onSort ? bySort : ownSorting;
  const table = useTable({
    features,
    columns: defs,
    data: rows as Row[],
    getRowId: rowKey,
    manualSorting: Boolean(onSort),
    enableSortingRemoval: !onSort,
    state: { sorting, rowSelection, columnVisibility: visibility },
    onSortingChange: (updater) => {
      const [next] = typeof updater === 'function' ? updater(sorting) : updater;
      if (!onSort) setOwnSorting(next ? [next] : []);
      else if (next) onSort({ id: next.id, descending: next.desc });
    },
    onRowSelectionChange: setRowSelection,
  });
  return { table, toggleColumn: toggle };
}

export type DataTableModel<Row extends object> = ReturnType<typeof useDataTable<Row>>['table'];

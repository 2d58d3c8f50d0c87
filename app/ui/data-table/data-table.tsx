'use client';

import type { Route } from 'next';
import { type ReactNode, useRef } from 'react';
import { cn } from '../cn.ts';
import { Skeleton } from '../skeleton.tsx';
import type { DataColumn, DataSort } from './column.ts';
import { ColumnMenu } from './column-menu.tsx';
import { DataFoot } from './data-foot.tsx';
import { DataHead } from './data-head.tsx';
import { DataRow } from './data-row.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { type DataTableModel, useDataTable } from './use-data-table.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useWindow } from './use-window.ts';

export interface DataTableProps<Row extends object> {
  /** Heard as the name of the table. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What the row is called, for those who listen: "Select Zhang San". */
  rowName: (row: Row) => string;
  /** Where a row leads: the first cell becomes a link, and the whole row can be clicked. */
  rowHref?: (row: Row) => Route;
  /** Instead of a link: the row opens something on the page. */
  onOpen?: (row: Row) => void;
  /** Sorting by the server: the state, and what a heading asks for. */
  sort?: DataSort;
  onSort?: (sort: DataSort) => void;
  /** With it rows can be selected; what can be done with them, in a bar above. */
  actions?: (rows: Row[], clear: () => void) => ReactNode;
  /** The row whose details are open beside the table. */
  currentKey?: string;
  loading?: boolean;
  /** In place of the rows where there are none. */
  empty?: ReactNode;
  /** Below: a CursorPager or a note. */
  pager?: ReactNode;
  /** A name under which the choice of columns is remembered on this machine. */
  remember?: string;
  /** Filters, in one row with the choice of columns. */
  toolbar?: ReactNode;
  className?: string;
}

const LOADING_ROWS = 8;

/** A long list of records. Inside a ListPage its head and foot stay while the rows scroll. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, actions, remember, toolbar, pager, className } = props;
  const { table, toggleColumn } = useDataTable(props);
  const shown = columns.filter(({ id }) => table.getColumn(id)?.getIsVisible());
  const selected = table.getSelectedRowModel().rows.map((row) => row.original);
  const clear = () => table.resetRowSelection(true);
  return (
    <div className={cn('flex min-h-0 min-w-0 flex-col', className)}>
      {(toolbar || remember) && (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          {toolbar}
          {remember && (
            <div className="ml-auto max-sm:hidden">
              <ColumnMenu columns={columns} onToggle={toggleColumn} shown={shown} />
            </div>
          )}
        </div>
      )}
      {actions && selected.length > 0 && (
        <SelectionBar count={selected.length} onClear={clear}>
          {actions(selected, clear)}
        </SelectionBar>
      )}
      <Grid {...props} columns={shown} label={label} table={table} />
      {pager}
    </div>
  );
}

interface GridProps<Row extends object> extends DataTableProps<Row> {
  table: DataTableModel<Row>;
}

function Grid<Row extends object>(props: GridProps<Row>) {
  const { label, columns, loading, empty, actions, table } = props;
  const region = useRef<HTMLElement>(null);
  const rows = table.getRowModel().rows;
  const view = useWindow(region, rows.length);
  const keys = useRowKeys({ region, count: rows.length, show: view.show });
  const span = columns.length + (actions ? 1 : 0);
  const waiting = loading && rows.length === 0;
  return (
    <section
      aria-busy={loading || undefined}
      aria-label={label}
      className="min-h-28 overflow-auto rounded-panel border border-line bg-surface"
      onKeyDown={keys.press}
      ref={region}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table
        aria-rowcount={rows.length + 1}
        className="w-full border-separate border-spacing-0 text-sm [&_tbody>tr:not(:last-child)>*]:border-line [&_tbody>tr:not(:last-child)>*]:border-b"
      >
        <caption className="sr-only">{label}</caption>
        <DataHead columns={columns} selectable={Boolean(actions)} table={table} />
        <tbody
          className={cn(loading && rows.length > 0 && 'opacity-60 transition-opacity duration-180')}
        >
          {waiting && <WaitingRows span={span} />}
          {!waiting && rows.length === 0 && (
            <tr>
              <td className="px-6 py-8" colSpan={span}>
                {empty}
              </td>
            </tr>
          )}
          {view.before > 0 && <Spacer height={view.before} span={span} />}
          {rows.slice(view.start, view.end).map((row, at) => {
            const { original } = row;
            return (
              <DataRow
                columns={columns}
                current={row.id === props.currentKey}
                href={props.rowHref?.(original)}
                index={view.start + at}
                key={row.id}
                name={props.rowName(original)}
                onOpen={props.onOpen && (() => props.onOpen?.(original))}
                onSelect={actions && ((on) => row.toggleSelected(on))}
                row={original}
                selected={row.getIsSelected()}
              />
            );
          })}
          {view.after > 0 && <Spacer height={view.after} span={span} />}
        </tbody>
        <DataFoot columns={columns} selectable={Boolean(actions)} />
      </table>
    </section>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr>
      <td aria-hidden="true" colSpan={span} style={{ height }} />
    </tr>
  );
}

function WaitingRows({ span }: { span: number }) {
  return Array.from({ length: LOADING_ROWS }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing have no other name
    <tr key={row}>
      {Array.from({ length: span }, (_, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        <td className="h-9 px-3" key={cell}>
          <Skeleton className="h-3 w-3/4" />
        </td>
      ))}
    </tr>
  ));
}

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '../checkbox.tsx';
import { cn } from '../cn.ts';
import type { DataColumn } from './column.ts';
import type { DataTableModel } from './use-data-table.ts';

const head =
  'sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-surface px-3 text-left font-medium text-muted text-xs';

interface DataHeadProps<Row extends object> {
  columns: readonly DataColumn<Row>[];
  selectable: boolean;
  table: DataTableModel<Row>;
}

export function DataHead<Row extends object>({ columns, selectable, table }: DataHeadProps<Row>) {
  const t = useTranslations('ui.table');
  return (
    <thead>
      <tr>
        {selectable && (
          <th className={cn(head, 'w-10 pr-0')} scope="col">
            <Checkbox
              aria-label={t('selectAll')}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
              onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
            />
          </th>
        )}
        {columns.map((column) => (
          <ColumnHead column={column} key={column.id} table={table} />
        ))}
      </tr>
    </thead>
  );
}

interface ColumnHeadProps<Row extends object> {
  column: DataColumn<Row>;
  table: DataTableModel<Row>;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

function ColumnHead<Row extends object>({ column, table }: ColumnHeadProps<Row>) {
  const { header, number, wideOnly, className } = column;
  const model = table.getColumn(column.id);
  const sorted = model?.getIsSorted() ?? false;
  const look = cn(head, number && 'text-right', wideOnly && 'max-sm:hidden', className);
  if (!model?.getCanSort()) {
    return (
      <th className={look} scope="col">
        {header}
      </th>
    );
  }
  const Icon = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ChevronsUpDown;
  return (
    <th aria-sort={sorted ? ariaSort[sorted] : 'none'} className={look} scope="col">
      <button
        className={cn(
          'group -mx-1.5 inline-flex h-7 items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink',
          number && 'flex-row-reverse',
          sorted && 'text-ink',
        )}
        onClick={() => model.toggleSorting(sorted === 'asc' || (!sorted && number))}
        type="button"
      >
        {header}
        <Icon
          aria-hidden="true"
          className={cn(
            'size-3 shrink-0',
            !sorted && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
          )}
        />
      </button>
    </th>
  );
}

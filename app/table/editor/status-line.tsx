import { CircleAlert } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { cn } from '../../ui/index.ts';
import { areaOf, isOne, textOf } from '../edit/index.ts';
import type { TableEditor } from './use-table-editor.ts';

/** The active cell in full, what is wrong with it, and how much there is. */
export function StatusLine({ editor }: { editor: TableEditor }) {
  const t = useTranslations('tables.status');
  const locale = useLocale();
  const format = useFormatter();
  const { host, rows, columns, selection, checks } = editor;
  const row = rows[selection.focus.row];
  const column = columns[selection.focus.column];
  const area = areaOf(selection);
  const issue =
    (row !== undefined && column && checks.rows.get(row)?.get(column.key)) ||
    (column && checks.columns.get(column.key)) ||
    checks.columns.get('table');
  const total = host.table.rules.length;
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1 px-1 text-xs">
      {row !== undefined && column && (
        <span className="min-w-0 truncate">
          <span className="text-muted">{t('cell', { row: row + 1, column: column.label })}</span>{' '}
          <span className="font-mono">{textOf(host.table.rules[row], column.field)}</span>
        </span>
      )}
      <span
        className={cn('min-w-0', issue?.severity === 'warning' ? 'text-notice' : 'text-danger')}
        role="status"
      >
        {issue && (
          <span className="flex items-center gap-1">
            <CircleAlert aria-hidden="true" className="size-3.5 shrink-0" />
            {issue.message[locale]}
          </span>
        )}
      </span>
      <span className="ml-auto text-muted">
        {!isOne(selection) &&
          `${t('selected', {
            rows: area.bottom - area.top + 1,
            columns: area.right - area.left + 1,
          })} · `}
        {rows.length === total
          ? t('rows', { count: total })
          : t('someRows', { shown: format.number(rows.length), count: total })}
      </span>
    </div>
  );
}

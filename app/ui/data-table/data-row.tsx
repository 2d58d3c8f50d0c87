import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { MouseEvent, ReactNode } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { cn } from '../cn.ts';
import type { DataColumn } from './column.ts';

interface DataRowProps<Row> {
  row: Row;
  index: number;
  name: string;
  columns: readonly DataColumn<Row>[];
  href?: Route;
  onOpen?: () => void;
  onSelect?: (on: boolean) => void;
  selected: boolean;
  current: boolean;
}

/** A click on a control in the row is meant for that control, and marking text is no click. */
function isForRow(event: MouseEvent): boolean {
  const control = (event.target as Element).closest('a, button, input, label, select, summary');
  return control === null && (window.getSelection()?.isCollapsed ?? true);
}

export function DataRow<Row>(props: DataRowProps<Row>) {
  const { row, index, name, columns, href, onOpen, onSelect, selected, current } = props;
  const t = useTranslations('ui.table');
  const router = useRouter();
  const open = (event: MouseEvent) => {
    if (!isForRow(event)) return;
    if (onOpen) onOpen();
    else if (href && (event.metaKey || event.ctrlKey)) window.open(href, '_blank', 'noopener');
    else if (href) router.push(href);
  };
  const opens = Boolean(href || onOpen);
  return (
    <tr
      aria-current={current || undefined}
      aria-rowindex={index + 2}
      aria-selected={onSelect ? selected : undefined}
      className={cn(
        'group/row scroll-mt-9 focus-visible:-outline-offset-2',
        opens && 'cursor-pointer',
        selected || current ? 'bg-selected' : 'hover:bg-hover',
      )}
      data-row={index}
      onClick={opens ? open : undefined}
      tabIndex={-1}
    >
      {onSelect && (
        <td className="h-9 w-10 pr-0 pl-3">
          <Checkbox
            aria-label={t('select', { name })}
            checked={selected}
            onChange={(event) => onSelect(event.target.checked)}
            tabIndex={-1}
          />
        </td>
      )}
      {columns.map((column, at) => {
        const look = cn(
          'h-9 max-w-96 truncate px-3',
          column.number && 'text-right',
          column.wideOnly && 'max-sm:hidden',
          column.className,
        );
        const body = column.cell(row);
        if (at > 0) {
          return (
            <td className={look} key={column.id}>
              {body}
            </td>
          );
        }
        return (
          <th className={cn('text-left font-medium', look)} key={column.id} scope="row">
            <Opener href={href} onOpen={onOpen}>
              {body}
            </Opener>
          </th>
        );
      })}
    </tr>
  );
}

function Opener({
  href,
  onOpen,
  children,
}: {
  href?: Route;
  onOpen?: () => void;
  children: ReactNode;
}) {
  const look = 'rounded underline-offset-2 group-hover/row:underline';
  if (href) {
    return (
      <Link className={look} data-open="" href={href} prefetch={false}>
        {children}
      </Link>
    );
  }
  if (onOpen) {
    return (
      <button className={cn(look, 'text-left')} data-open="" onClick={onOpen} type="button">
        {children}
      </button>
    );
  }
  return children;
}

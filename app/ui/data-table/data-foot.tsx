import { useTranslations } from 'next-intl';
import { cn } from '../cn.ts';
import type { DataColumn } from './column.ts';

interface DataFootProps<Row> {
  columns: readonly DataColumn<Row>[];
  selectable: boolean;
}

const foot =
  'sticky bottom-0 z-10 h-9 whitespace-nowrap border-line-strong border-t bg-sunken px-3 text-left font-medium';

/** Totals, where any column has one. */
export function DataFoot<Row>({ columns, selectable }: DataFootProps<Row>) {
  const t = useTranslations('ui.table');
  if (!columns.some((column) => column.foot !== undefined)) return null;
  return (
    <tfoot>
      <tr>
        {selectable && <td className={foot} />}
        {columns.map(({ id, foot: total, number, wideOnly, className }, at) => {
          const look = cn(foot, number && 'text-right', wideOnly && 'max-sm:hidden', className);
          return at === 0 ? (
            <th className={look} key={id} scope="row">
              {total ?? t('total')}
            </th>
          ) : (
            <td className={look} key={id}>
              {total}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

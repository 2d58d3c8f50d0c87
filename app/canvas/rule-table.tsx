import { useTranslations } from 'next-intl';
import { cn, ScrollFrame } from '../ui/index.ts';
import type { Language } from './model.ts';
import type { RuleTable as Content, TableColumn } from './nodes/index.ts';

const MOST_ROWS = 200;

/** The first result stands behind a heavier rule. */
function edgeOf(columns: readonly TableColumn[], index: number): string {
  const isFirstResult =
    columns[index]?.role === 'result' && columns[index - 1]?.role === 'condition';
  return isFirstResult ? 'border-l-2 border-l-line-strong' : '';
}

interface RuleTableProps {
  table: Content;
  /** Rows that held, of a trace. */
  hits?: readonly number[];
  locale: Language;
  caption: string;
}

/** A table inside a node, with the rows that held tinted. */
export function RuleTable({ table, hits = [], locale, caption }: RuleTableProps) {
  const t = useTranslations('flows.canvas');
  const { columns, rows } = table;
  const shown = rows.slice(0, MOST_ROWS);
  const hasNotes = rows.some(({ note }) => note !== undefined);
  return (
    <ScrollFrame className="rounded-md border border-line" label={caption}>
      <table className="w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th className="w-8 border-line border-b px-2 py-1 text-right font-medium text-muted">
              <span aria-hidden="true">#</span>
              <span className="sr-only">{t('row')}</span>
            </th>
            {columns.map(({ label, isNumber }, index) => (
              <th
                className={cn(
                  'whitespace-nowrap border-line border-b px-2 py-1 text-left font-medium text-muted',
                  isNumber && 'text-right',
                  edgeOf(columns, index),
                )}
                // biome-ignore lint/suspicious/noArrayIndexKey: labels may be the same twice
                key={index}
                scope="col"
              >
                {label[locale]}
              </th>
            ))}
            {hasNotes && (
              <th
                className="border-line border-b px-2 py-1 text-left font-medium text-muted"
                scope="col"
              >
                {t('note')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cells, isOff, note }, row) => {
            const isHit = hits.includes(row);
            return (
              <tr
                aria-current={isHit || undefined}
                className={cn(
                  '[&:not(:last-child)>*]:border-line [&:not(:last-child)>*]:border-b',
                  isHit && 'bg-accent-soft font-medium text-accent',
                  isOff && 'text-muted line-through',
                )}
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other name than its place
                key={row}
              >
                <td className={cn('px-2 py-1 text-right', !isHit && 'text-muted')}>{row + 1}</td>
                {cells.map((cell, index) => (
                  <td
                    className={cn(
                      'px-2 py-1',
                      columns[index]?.isNumber ? 'text-right' : 'font-mono',
                      edgeOf(columns, index),
                    )}
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is told by its column
                    key={index}
                  >
                    {typeof cell === 'string' ? cell : cell[locale]}
                  </td>
                ))}
                {hasNotes && <td className="px-2 py-1">{note}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p className="border-line border-t px-2 py-1 text-muted text-xs">
          {t('moreRows', { count: rows.length - shown.length })}
        </p>
      )}
    </ScrollFrame>
  );
}

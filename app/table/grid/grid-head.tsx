import { Settings2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { cn } from '../../ui/index.ts';
import { type GridColumn, HEAD, ROW_HEAD } from './columns.ts';
import type { RowIssues } from './grid-row.tsx';

interface GridHeadProps {
  columns: readonly GridColumn[];
  template: string;
  width: number;
  /** First and last selected column. */
  from: number;
  to: number;
  /** Problems by the key of the field. */
  issues?: RowIssues;
  /** Opens what can be changed about a column; undefined where nothing can. */
  onColumn?: (at: number) => void;
}

const GRIP = 'absolute inset-y-0 -right-1 z-10 w-2 cursor-col-resize hover:bg-accent-soft';

/** The heads of the columns: what they are called, what they say, their type. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { columns, template, width, from, to, issues, onColumn } = props;
  const t = useTranslations('tables.grid');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of its own, whose rows are placed by hand
    // biome-ignore lint/a11y/useFocusableInteractive: the grid's own focus leads here
    <div
      aria-rowindex={1}
      className="sticky top-0 z-20 grid bg-sunken text-sm"
      role="row"
      style={{ gridTemplateColumns: template, height: HEAD, width: width + ROW_HEAD }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid's own focus leads here */}
      {/* biome-ignore lint/a11y/useSemanticElements: a grid of its own */}
      <div
        aria-colindex={1}
        className="sticky left-0 z-10 flex cursor-default items-end justify-end border-line-strong border-r border-b bg-sunken px-2 pb-1.5 text-muted text-xs"
        data-corner
        role="columnheader"
      >
        <span aria-hidden="true">#</span>
        <span className="sr-only">{t('row')}</span>
      </div>
      {columns.map(({ key, label, code, type, isFirstResult, isNumber }, at) => {
        const issue = issues?.get(key)?.text;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a grid of its own
          // biome-ignore lint/a11y/useFocusableInteractive: the grid's own focus leads here
          <div
            aria-colindex={at + 2}
            className={cn(
              'group relative flex min-w-0 cursor-default select-none flex-col justify-end border-line-strong border-r border-b px-2 pb-1.5',
              isFirstResult && 'border-l-2 border-l-line-strong',
              isNumber && 'items-end text-right',
              at >= from && at <= to && 'bg-accent-soft text-accent',
            )}
            data-column-head={at}
            key={key}
            role="columnheader"
            title={issue ?? [label, code, type].filter(Boolean).join(' · ')}
          >
            <span
              className={cn(
                'w-full truncate font-semibold text-xs',
                issue && 'underline decoration-danger decoration-wavy underline-offset-2',
              )}
            >
              {label}
            </span>
            <span className="w-full truncate text-[11px] text-muted leading-4">
              <span className={cn(code && 'font-mono')}>{code ?? type ?? ''}</span>
            </span>
            {issue && <span className="sr-only">, {issue}</span>}
            {onColumn && (
              <button
                aria-label={t('column', { name: label })}
                className="absolute top-1 right-1 rounded bg-sunken p-0.5 text-muted opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100"
                data-column-button
                onClick={() => onColumn(at)}
                tabIndex={-1}
                type="button"
              >
                <Settings2 aria-hidden="true" className="size-3.5" />
              </button>
            )}
            <span className={GRIP} data-resize={at} />
          </div>
        );
      })}
    </div>
  );
});

import { type ReactNode, useId } from 'react';
import { cn } from './cn.ts';

interface PanelProps {
  title?: ReactNode;
  /** Beside the title, at the right. */
  actions?: ReactNode;
  /** Below the title, small. */
  note?: ReactNode;
  /** Level of the title's heading. */
  level?: 2 | 3;
  /** Without inner space, for a table that fills it. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

// The table's text stands below the title's.
const flushTable = '[&_tr>:first-child]:pl-4 [&_tr>:last-child]:pr-4';

/** A framed part of a page. */
export function Panel(props: PanelProps) {
  const { title, actions, note, level = 2, flush = false, className, children } = props;
  const id = useId();
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cn('min-w-0 rounded-panel border border-line bg-surface', className)}
    >
      {(title || actions) && (
        <header className="flex min-h-11 items-center justify-between gap-3 border-line border-b px-4 py-1.5">
          <div className="min-w-0">
            {title && (
              <Title className="truncate font-semibold" id={id}>
                {title}
              </Title>
            )}
            {note && <p className="text-muted text-xs">{note}</p>}
          </div>
          {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? flushTable : 'p-4'}>{children}</div>
    </section>
  );
}

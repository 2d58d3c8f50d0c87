import type { ReactNode } from 'react';
import { cn } from './cn.ts';

interface ToolbarProps {
  label: string;
  /** At the right end. */
  end?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** Filters and switches in one row above what they act on. */
export function Toolbar({ label, end, className, children }: ToolbarProps) {
  return (
    <search aria-label={label} className={cn('mb-3 flex flex-wrap items-center gap-2', className)}>
      {children}
      {end && <div className="ml-auto flex items-center gap-2">{end}</div>}
    </search>
  );
}

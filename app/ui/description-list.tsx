import type { ReactNode } from 'react';
import { cn } from './cn.ts';

interface DescriptionListProps {
  items: readonly { label: ReactNode; value: ReactNode; key?: string }[];
  /** Label beside the value, or above it in a grid of columns. */
  layout?: 'rows' | 'grid';
  className?: string;
}

/** Names and their values. An empty value shows as a dash. */
export function DescriptionList({ items, layout = 'rows', className }: DescriptionListProps) {
  const rows = layout === 'rows';
  return (
    <dl
      className={cn(
        rows ? 'flex flex-col' : 'grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-3 xl:grid-cols-4',
        className,
      )}
    >
      {items.map(({ label, value, key }, index) => (
        <div
          className={
            rows
              ? 'grid min-h-8 grid-cols-[minmax(7rem,2fr)_3fr] items-start gap-x-4 py-1.5'
              : 'min-w-0'
          }
          key={key ?? index}
        >
          <dt className={cn('text-muted', rows ? 'text-sm' : 'text-xs')}>{label}</dt>
          <dd className="min-w-0 break-words text-sm">
            {value === undefined || value === null || value === '' ? <Dash /> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Dash() {
  return <span className="text-muted">–</span>;
}

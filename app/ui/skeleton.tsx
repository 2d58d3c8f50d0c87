import { cn } from './cn.ts';

/** Where something will stand; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn('block h-4 rounded bg-line motion-safe:animate-waiting', className)}
    />
  );
}

const widths = ['w-40', 'w-24', 'w-28', 'w-20', 'w-32', 'w-16', 'w-24', 'w-20'];

interface SkeletonTableProps {
  rows?: number;
  columns?: number;
}

export function SkeletonTable({ rows = 12, columns = 6 }: SkeletonTableProps) {
  const cells = widths.slice(0, columns);
  return (
    <div className="overflow-hidden rounded-panel border border-line bg-surface">
      {Array.from({ length: rows }, (_, row) => (
        <div
          className="flex h-9 items-center justify-between gap-6 border-line px-3 not-last:border-b"
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing have no other name
          key={row}
        >
          {cells.map((width, cell) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same
            <Skeleton className={cn('h-3', width, cell > 2 && 'max-sm:hidden')} key={cell} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A whole page that is on its way: for `loading.tsx`. */
export function SkeletonPage({ columns, rows }: SkeletonTableProps) {
  return (
    <div aria-busy="true">
      <Skeleton className="mb-5 h-7 w-48" />
      <div className="mb-3 flex gap-2">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-8 w-28" />
      </div>
      <SkeletonTable columns={columns} rows={rows} />
    </div>
  );
}

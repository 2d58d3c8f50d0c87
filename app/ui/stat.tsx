import type { ReactNode } from 'react';
import { cn } from './cn.ts';

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** A comparison or a remark below. */
  note?: ReactNode;
  className?: string;
}

/** One figure that stands alone. Several of them: inside StatRow. */
export function Stat({ label, value, note, className }: StatProps) {
  return (
    <div className={cn('min-w-0 px-4 py-3', className)}>
      <dt className="truncate text-muted text-xs">{label}</dt>
      <dd className="mt-0.5 truncate font-semibold text-xl">{value}</dd>
      {note && <dd className="mt-0.5 text-muted text-xs">{note}</dd>}
    </div>
  );
}

/** Figures beside each other, divided by hairlines. */
export function StatRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl
      className={cn(
        'grid grid-cols-2 gap-px overflow-hidden rounded-panel border border-line bg-line sm:grid-flow-col sm:auto-cols-fr sm:grid-cols-none [&>*]:bg-surface max-sm:[&>:last-child:nth-child(odd)]:col-span-2',
        className,
      )}
    >
      {children}
    </dl>
  );
}

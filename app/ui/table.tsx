import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';
import { ScrollFrame } from './scroll-frame.tsx';

interface TableProps {
  /** Heard as the name of the table. */
  caption: string;
  className?: string;
  children: ReactNode;
}

/** A plain table: for lines, settings, small lists. Long lists of records: DataTable. */
export function Table({ caption, className, children }: TableProps) {
  return (
    <ScrollFrame className={className} label={caption}>
      <table className="w-full border-separate border-spacing-0 text-sm [&_tbody>tr:not(:last-child)>*]:border-line [&_tbody>tr:not(:last-child)>*]:border-b">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </ScrollFrame>
  );
}

interface CellProps {
  /** Figures: to the right. */
  number?: boolean;
}

export function Th({ number, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      className={cn(
        'h-9 whitespace-nowrap border-line border-b px-3 text-left font-medium text-muted text-xs',
        number && 'text-right',
        className,
      )}
      scope="col"
      {...rest}
    />
  );
}

export function Td({ number, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return <td className={cn('h-9 px-3 py-1.5', number && 'text-right', className)} {...rest} />;
}

/** The cell that names its row. */
export function RowHeader({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th className={cn('h-9 px-3 py-1.5 text-left font-medium', className)} scope="row" {...rest} />
  );
}

/** Totals at the foot: inside `<tfoot>`. */
export function TotalRow({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn(
        'font-medium [&>*]:border-line-strong [&>*]:border-t [&>*]:bg-sunken',
        className,
      )}
      {...rest}
    />
  );
}

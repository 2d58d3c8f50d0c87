import type { ReactNode } from 'react';
import { cn } from './cn.ts';

interface StateProps {
  title: string;
  icon?: ReactNode;
  /** What to do next: buttons or links. */
  actions?: ReactNode;
  /** 1 where it is the whole page. */
  level?: 1 | 2 | 3;
  className?: string;
  children?: ReactNode;
}

function State({
  title,
  icon,
  actions,
  level = 2,
  className,
  children,
  role,
}: StateProps & { role?: 'alert' }) {
  const Title = `h${level}` as const;
  return (
    <section
      className={cn(
        'flex flex-col items-start rounded-panel border border-line bg-surface px-6 py-8',
        className,
      )}
      role={role}
    >
      {icon && <div className="mb-3 text-muted [&>svg]:size-6">{icon}</div>}
      <Title className="font-semibold text-lg">{title}</Title>
      {children && <div className="mt-1 max-w-[64ch] text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}

/** Nothing here yet, and what to do next. */
export function EmptyState(props: StateProps) {
  return <State {...props} />;
}

/** Something went wrong, in words, and the way on. */
export function ErrorState(props: StateProps) {
  return <State {...props} role="alert" />;
}

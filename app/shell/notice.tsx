import type { ReactNode } from 'react';

interface NoticeProps {
  title: string;
  role?: 'alert';
  /** The level of the title: 1 where the notice is the whole page. */
  level?: 1 | 2;
  children: ReactNode;
}

/** Says in place what is missing or wrong, and what to do next. */
export function Notice({ title, role, level = 1, children }: NoticeProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <section className="rounded-panel border border-line bg-surface px-6 py-8" role={role}>
      <Title className="font-semibold text-base">{title}</Title>
      <div className="mt-2 max-w-[64ch] text-muted">{children}</div>
    </section>
  );
}

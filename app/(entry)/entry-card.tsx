import type { ReactNode } from 'react';

interface EntryCardProps {
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** One thing to do: what it is, and the form for it. */
export function EntryCard({ title, text, children }: EntryCardProps) {
  return (
    <section className="flex w-full max-w-[380px] flex-col gap-4 rounded-panel border border-line bg-surface p-6">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">{title}</h1>
        {text && <p className="text-muted text-sm">{text}</p>}
      </div>
      {children}
    </section>
  );
}

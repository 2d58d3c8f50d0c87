import type { ReactNode } from 'react';

/** A page that is a list: what stands above and below stays, and its DataTable scrolls. */
export function ListPage({ children }: { children: ReactNode }) {
  return <div className="flex max-h-full min-h-0 flex-col">{children}</div>;
}

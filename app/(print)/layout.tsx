import type { ReactNode } from 'react';
import './print.css';

/** Pages that are paper: no shell around them, and light whatever the theme. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return (
    <main
      className="min-h-dvh bg-sunken text-ink [color-scheme:light] print:bg-surface"
      id="content"
    >
      {children}
    </main>
  );
}

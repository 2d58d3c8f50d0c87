'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Sheet } from '../../ui/index.ts';

interface EntrySheetProps {
  title: string;
  description: string;
  /** The list without the details. */
  back: Route;
  footer: ReactNode;
  children: ReactNode;
}

export function EntrySheet({ title, description, back, footer, children }: EntrySheetProps) {
  const router = useRouter();
  return (
    <Sheet
      description={description}
      footer={footer}
      onClose={() => router.push(back, { scroll: false })}
      size="lg"
      title={title}
    >
      {children}
    </Sheet>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../ui/index.ts';

/** Drawn in the browser only: which rows are in sight is known there. */
export const TableGrid = dynamic(async () => (await import('./grid/index.ts')).TableView, {
  ssr: false,
  loading: () => <Skeleton className="h-48" />,
});

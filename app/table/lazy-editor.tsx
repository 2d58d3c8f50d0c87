'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../ui/index.ts';

const loading = () => <Skeleton className="h-full" />;

/** The editor is much code: only those who edit get it. */
export const TableEditor = dynamic(
  async () => (await import('./editor/index.ts')).TableEditorStage,
  { ssr: false, loading },
);

/** The same inside of something that keeps the table, such as a node of a flow. */
export const TableStage = dynamic(async () => (await import('./editor/index.ts')).TableStage, {
  ssr: false,
  loading,
});

export const TableDialog = dynamic(async () => (await import('./editor/index.ts')).TableDialog, {
  ssr: false,
});

'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../../ui/index.ts';

/** The editor is much code: only its page gets it. */
export const FlowEditor = dynamic(async () => (await import('./editor.tsx')).EditorStage, {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
});

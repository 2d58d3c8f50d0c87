'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { ImportRights, ImportState } from '../../types.ts';
import { stepOf } from '../step-of.ts';
import { DoneView } from './done-view.tsx';
import { ReportView } from './report-view.tsx';
import { StoppedView } from './stopped-view.tsx';
import { useEdits } from './use-edits.ts';
import { isAtWork, useImportState } from './use-import-state.ts';
import { WorkView } from './work-view.tsx';

interface ResultStepProps {
  state: ImportState;
  may: ImportRights;
}

/** The import after its columns are settled: at work, checked, stopped or done. */
export function ResultStep({ state: first, may }: ResultStepProps) {
  const { state, renew } = useImportState(first);
  const router = useRouter();
  const editing = useEdits(state.id, renew);
  const { batch } = state;
  const known = useRef(batch?.status);
  useEffect(() => {
    // The steps and the status above are the server's.
    if (known.current !== batch?.status) router.refresh();
    known.current = batch?.status;
  }, [batch?.status, router]);
  if (!batch) return null;
  const shared = { state, batch, may, renew, editing };
  if (isAtWork(batch)) return <WorkView {...shared} />;
  if (batch.status === 'done') return <DoneView {...shared} />;
  if (stepOf(state) === 'import') return <StoppedView {...shared} />;
  return <ReportView {...shared} />;
}

import type { ImportStep } from '../import-steps.tsx';
import type { ImportState } from '../types.ts';

const AT_WORK: ReadonlySet<string> = new Set(['rehearsing', 'running']);

/** Where an import stands; `wantsColumns`: a person went back to change the mapping. */
export function stepOf({ upload, batch }: ImportState, wantsColumns = false): ImportStep {
  if (upload && !upload.isComplete) return 'upload';
  if (!batch) return 'columns';
  if (wantsColumns && upload && !AT_WORK.has(batch.status)) return 'columns';
  if (batch.status === 'done') return 'done';
  const isImporting =
    batch.status === 'running' || batch.rowsDone > 0 || batch.progress?.goal === 'run';
  return isImporting ? 'import' : 'check';
}

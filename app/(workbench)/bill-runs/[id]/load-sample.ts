import { cache } from 'react';
import { DEFAULT_SAMPLE_SIZE, sampleDrafts } from '#engine/runtime/bill-run';
import { loadRun } from './load-run.ts';

/** The sample that is proposed, drawn once a request: its state stands in several places. */
export const loadSample = cache(async (runId: string) => {
  const { ctx } = await loadRun(runId);
  return sampleDrafts({ ctx, input: { runId, size: DEFAULT_SAMPLE_SIZE, by: 'plan' } });
});

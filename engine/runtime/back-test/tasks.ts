import type { Context } from '#engine/runtime/context';
import { type BackTestJob, computeBackTestChunk } from './compute-chunk.ts';
import { COMPUTE_TASK } from './plan-chunks.ts';

export type { BackTestJob } from './compute-chunk.ts';

/** What workers do for back-tests, by the name of the job. */
export const backTestTasks: Record<string, (ctx: Context, job: BackTestJob) => Promise<void>> = {
  [COMPUTE_TASK]: computeBackTestChunk,
};

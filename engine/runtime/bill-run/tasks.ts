import type { Context } from '#engine/runtime/context';
import { computeChunk } from './compute-chunk.ts';
import { DISCARD_TASK } from './discard.ts';
import { discardChunk } from './discard-chunk.ts';
import { POST_TASK } from './post.ts';
import { postChunk } from './post-chunk.ts';
import { COMPUTE_TASK } from './start.ts';

export interface ChunkJob {
  runId: string;
  chunkNo: number;
}

/** What workers do for bill runs, by the name of the job. */
export const billRunTasks: Record<string, (ctx: Context, job: ChunkJob) => Promise<void>> = {
  [COMPUTE_TASK]: computeChunk,
  [POST_TASK]: postChunk,
  [DISCARD_TASK]: discardChunk,
};

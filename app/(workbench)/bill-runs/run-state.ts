import type { BillRunSummary } from '#engine/runtime/bill-run';
import type { Tone } from '../../ui/index.ts';

export type BillRunStatus = BillRunSummary['status'];

const AT_WORK: ReadonlySet<BillRunStatus> = new Set([
  'planned',
  'computing',
  'posting',
  'discarding',
]);

/** Whether workers will bring the run further by themselves. */
export function isAtWork(status: BillRunStatus, pausedAt: string | null): boolean {
  return AT_WORK.has(status) && pausedAt === null;
}

export const RUN_TONES: Record<BillRunStatus, Tone> = {
  planned: 'neutral',
  computing: 'accent',
  review: 'notice',
  posting: 'accent',
  posted: 'info',
  discarding: 'neutral',
  discarded: 'neutral',
  cancelled: 'neutral',
  failed: 'danger',
};

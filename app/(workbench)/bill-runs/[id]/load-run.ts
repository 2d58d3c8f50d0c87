import { notFound } from 'next/navigation';
import { cache } from 'react';
import {
  type BillRunProgress,
  getBillRun,
  type ReviewSummary,
  type RunTotals,
  summarizeReview,
} from '#engine/runtime/bill-run';
import { AppError } from '#engine/runtime/error';
import { type OpenedPage, openPage } from '../../../data/open-page.ts';

type BillRun = Awaited<ReturnType<typeof getBillRun>>['run'];

export interface LoadedRun extends OpenedPage {
  run: BillRun;
  progress: BillRunProgress;
  /** Undefined while the run computes for the first time. */
  totals: RunTotals | undefined;
  summary: ReviewSummary;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function totalsOf({ totals }: BillRun): RunTotals | undefined {
  return 'byCurrency' in totals ? (totals as unknown as RunTotals) : undefined;
}

/** The run of the address, asked for once a request by its frame and its parts. */
export const loadRun = cache(async (runId: string): Promise<LoadedRun> => {
  const opened = await openPage('bill-run.get');
  if (!UUID.test(runId)) notFound();
  const call = { ctx: opened.ctx, input: { runId } };
  try {
    const [{ run, progress }, summary] = await Promise.all([
      getBillRun(call),
      summarizeReview(call),
    ]);
    return { ...opened, run, progress, totals: totalsOf(run), summary };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
});

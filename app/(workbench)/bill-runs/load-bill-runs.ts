import { type BillRunSummary, listBillRuns } from '#engine/runtime/bill-run';
import { openContext } from '../../data/context.ts';
import { describeUnreachable, isDatabaseUnreachable } from '../../data/unreachable.ts';

const PAGE_SIZE = 50;

export type LoadedBillRuns =
  | { state: 'loaded'; rows: BillRunSummary[]; nextCursor: string | null; timeZone: string }
  | { state: 'none' }
  | { state: 'unreachable' };

/** The runs after the cursor, the most recent first; `none` where there has never been one. */
export async function loadBillRuns(cursor: string | undefined): Promise<LoadedBillRuns> {
  try {
    const context = await openContext();
    if (context === undefined) return { state: 'none' };
    const { ctx, tenant } = context;
    const { rows, nextCursor } = await listBillRuns({ ctx, input: { cursor, limit: PAGE_SIZE } });
    if (rows.length === 0 && cursor === undefined) return { state: 'none' };
    return { state: 'loaded', rows, nextCursor, timeZone: tenant.timeZone };
  } catch (error) {
    if (!isDatabaseUnreachable(error)) throw error;
    console.error(describeUnreachable(error));
    return { state: 'unreachable' };
  }
}

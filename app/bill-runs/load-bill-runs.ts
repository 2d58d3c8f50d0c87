import { listBillRuns } from '#engine/runtime/bill-run';
import { openContext } from '../data/context.ts';
import { isDatabaseUnreachable } from '../data/unreachable.ts';
import type { BillRunRow } from './bill-run-row.ts';

const PAGE_SIZE = 50;

export type LoadedBillRuns =
  | { state: 'loaded'; rows: BillRunRow[]; nextCursor: string | undefined; timeZone: string }
  | { state: 'unreachable' };

export async function loadBillRuns(cursor: string | undefined): Promise<LoadedBillRuns> {
  try {
    const { ctx, tenant } = await openContext();
    const { rows, nextCursor } = await listBillRuns({ ctx, input: { cursor, limit: PAGE_SIZE } });
    return { state: 'loaded', rows, nextCursor, timeZone: tenant.timeZone };
  } catch (error) {
    if (!isDatabaseUnreachable(error)) throw error;
    console.error(error);
    return { state: 'unreachable' };
  }
}

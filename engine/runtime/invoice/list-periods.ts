import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';

const MOST_PERIODS = 120;

/** First days (ISO dates) of the periods that bill runs were for, the newest first. */
export async function listInvoicePeriods({ ctx }: { ctx: Context }): Promise<string[]> {
  requirePermission(ctx, 'invoice.list');
  return inTransaction(ctx, async ({ tx, tenantId }) => {
    const rows = await rawSql(tx)<{ start: string }[]>`
      select distinct period_start::text as start from bill_runs
        where tenant_id = ${tenantId} and status not in ('discarded', 'cancelled', 'failed')
        order by 1 desc limit ${MOST_PERIODS}`;
    return rows.map(({ start }) => start);
  });
}

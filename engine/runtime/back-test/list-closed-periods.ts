import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';

/** A period of which something is posted. */
export interface ClosedPeriod {
  /** First day, and the day after the last: ISO dates. */
  periodStart: string;
  periodEnd: string;
  /** Invoices computed for it; several runs of one period count together. */
  invoices: number;
}

const parse = inputParser<Record<string, never>>({});

/** Ten years of months: a back-test takes no more. */
const MOST_PERIODS = 120;

/** The periods that a back-test may be about, the latest first. */
export async function listClosedPeriods({
  ctx,
  input,
}: {
  ctx: Context;
  input: Record<string, never>;
}): Promise<ClosedPeriod[]> {
  requirePermission(ctx, 'back-test.get');
  parse(input);
  return inTransaction(ctx, async ({ tx, tenantId }) => {
    const rows = await rawSql(tx)<ClosedPeriod[]>`
      select period_start::text as "periodStart", period_end::text as "periodEnd",
          sum(coalesce((totals ->> 'invoices')::int, 0))::int as invoices
        from bill_runs
        where tenant_id = ${tenantId} and status = 'posted'
        group by period_start, period_end
        order by period_start desc, period_end desc
        limit ${MOST_PERIODS}`;
    return [...rows];
  });
}

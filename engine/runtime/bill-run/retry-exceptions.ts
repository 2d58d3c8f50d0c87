import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { commitChunk, computeRange, holdRun } from './compute-chunk.ts';
import { refreshTotals } from './finish.ts';
import { recountChunk } from './recount-chunk.ts';

const MOST_RETRIED = 1_000;

export interface RetryExceptionsInput {
  runId: string;
  /** Only these, also where they were accepted; otherwise all that are open. */
  customerIds?: string[];
}

const parse = inputParser<RetryExceptionsInput>(
  { runId: TEXT.id },
  { customerIds: { type: 'array', items: TEXT.id, minItems: 1, maxItems: MOST_RETRIED } },
);

/**
 * Computes customers that a run in review could not bill once more, a thousand at most. Returns how
 * many of them are billed now, and how many still can't be.
 */
export async function retryExceptions({
  ctx,
  input,
}: {
  ctx: Context;
  input: RetryExceptionsInput;
}): Promise<{ billed: number; remaining: number }> {
  requirePermission(ctx, 'bill-run.retry');
  const { runId, customerIds = null } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const run = await holdRun(tx, ctx, runId);
    if (!run) throw notFound({ zh: '出账批次', en: 'bill run' }, runId);
    if (run.status !== 'review') {
      throw conflict({
        zh: '只有待审核的批次可以重试异常客户',
        en: 'exceptions can be retried only while the run is in review',
      });
    }
    const sql = rawSql(tx);
    const open = await sql<{ customerId: string; chunkNo: number }[]>`
      select customer_id as "customerId", chunk_no as "chunkNo" from bill_run_exceptions
        where run_id = ${runId}
          and (status = 'open' or ${customerIds}::uuid[] is not null)
          and (${customerIds}::uuid[] is null or customer_id = any (${customerIds}::uuid[]))
        order by customer_id limit ${MOST_RETRIED}
        for update`;
    let remaining = 0;
    for (const [chunkNo, customers] of Map.groupBy(open, (entry) => entry.chunkNo)) {
      const only = customers.map(({ customerId }) => customerId);
      const computed = await computeRange(tx, ctx, run, { from: '', to: '', only });
      await sql`
        delete from bill_run_exceptions where run_id = ${runId} and customer_id = any (${only}::uuid[])`;
      await commitChunk(tx, ctx, runId, chunkNo, computed);
      await recountChunk(sql, runId, chunkNo);
      remaining += computed.exceptions.length;
    }
    await refreshTotals(tx, runId);
    const result = { billed: open.length - remaining, remaining };
    await writeAudit(scope, 'bill-run.retry', { kind: 'bill-run', id: runId, after: result });
    return result;
  });
}

import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import { commitChunk, computeRange, holdRun } from './compute-chunk.ts';
import { refreshTotals } from './finish.ts';

const MOST_RETRIED = 1_000;

/**
 * Computes the customers that a run in review could not bill once more. Returns how many are
 * billed now, and how many still can't be.
 */
export async function retryExceptions({
  ctx,
  input,
}: {
  ctx: Context;
  input: { runId: string };
}): Promise<{ billed: number; remaining: number }> {
  requirePermission(ctx, 'bill-run.retry');
  const { runId } = input;
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
        where run_id = ${runId} and status = 'open'
        order by customer_id limit ${MOST_RETRIED}
        for update`;
    let remaining = 0;
    for (const [chunkNo, customers] of Map.groupBy(open, (entry) => entry.chunkNo)) {
      const only = customers.map(({ customerId }) => customerId);
      const computed = await computeRange(tx, ctx, run, { from: '', to: '', only });
      await sql`
        delete from bill_run_exceptions where run_id = ${runId} and customer_id = any (${only}::uuid[])`;
      await commitChunk(tx, ctx, runId, chunkNo, computed);
      await sql`
        update bill_run_chunks
          set invoices = invoices + ${computed.rows.invoices.length},
              lines = lines + ${computed.rows.lines.length},
              exceptions = exceptions - ${only.length - computed.exceptions.length},
              total = (
                select coalesce(sum(v.total), 0) from invoices v
                  where v.run_id = ${runId} and v.currency = ${run.currency}
                    and v.customer_id between customer_from and customer_to)
          where run_id = ${runId} and chunk_no = ${chunkNo}`;
      remaining += computed.exceptions.length;
    }
    await refreshTotals(tx, runId);
    const result = { billed: open.length - remaining, remaining };
    await writeAudit(scope, 'bill-run.retry', { kind: 'bill-run', id: runId, after: result });
    return result;
  });
}

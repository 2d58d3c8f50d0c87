import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { holdRun } from './compute-chunk.ts';
import { deleteDrafts } from './delete-drafts.ts';
import { finishChunks } from './finish.ts';
import { takeComputedChunk } from './take-chunk.ts';

/** Discards one chunk in one transaction. */
export async function discardChunk(
  ctx: Context,
  { runId, chunkNo }: { runId: string; chunkNo: number },
): Promise<void> {
  await inTransaction(ctx, async ({ tx }) => {
    const run = await holdRun(tx, ctx, runId);
    if (run?.status !== 'discarding') return;
    const sql = rawSql(tx);
    const chunk = await takeComputedChunk(sql, runId, chunkNo);
    if (!chunk) return;
    const drafts = sql`
      select v.tenant_id, v.id, v.customer_id from invoices v
        where v.run_id = ${runId} and v.status = 'draft'
          and v.customer_id between ${chunk.from}::uuid and ${chunk.to}::uuid`;
    await deleteDrafts(sql, drafts);
    await sql`
      update bill_run_chunks set status = 'discarded'
        where run_id = ${runId} and chunk_no = ${chunkNo}`;
  });
  await inTransaction(ctx, ({ tx }) =>
    finishChunks(tx, runId, ctx.now.toString(), {
      from: 'discarding',
      waiting: ['pending', 'computed'],
    }),
  );
}

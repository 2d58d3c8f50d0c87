import { rawSql, type Transaction } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { holdRun } from './compute-chunk.ts';
import { finishChunks } from './finish.ts';
import { takeComputedChunk } from './take-chunk.ts';

/** Drafts of a run among customers: parts first, the invoice last, as the ledger asks. */
async function deleteDrafts(
  tx: Transaction,
  runId: string,
  range: { from: string; to: string },
): Promise<void> {
  const sql = rawSql(tx);
  const drafts = sql`
    select v.tenant_id, v.id, v.customer_id from invoices v
      where v.run_id = ${runId} and v.status = 'draft'
        and v.customer_id between ${range.from}::uuid and ${range.to}::uuid`;
  await sql`
    delete from billed_periods p
      using (${drafts}) d, subscription_items i
      where i.tenant_id = d.tenant_id and i.customer_id = d.customer_id
        and p.tenant_id = i.tenant_id and p.item_id = i.id and p.invoice_id = d.id`;
  await sql`
    delete from invoice_lines l using (${drafts}) d
      where l.tenant_id = d.tenant_id and l.invoice_id = d.id`;
  await sql`
    delete from invoice_facts f using (${drafts}) d
      where f.tenant_id = d.tenant_id and f.invoice_id = d.id`;
  await sql`
    delete from invoices v using (${drafts}) d
      where v.tenant_id = d.tenant_id and v.id = d.id`;
}

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
    await deleteDrafts(tx, runId, chunk);
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

import { rawSql, type Transaction } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { holdRun } from './compute-chunk.ts';
import { finishChunks } from './finish.ts';
import { postDrafts } from './post-drafts.ts';
import { takeComputedChunk } from './take-chunk.ts';

async function postInTransaction(
  tx: Transaction,
  ctx: Context,
  runId: string,
  chunkNo: number,
): Promise<void> {
  const run = await holdRun(tx, ctx, runId);
  if (run?.status !== 'posting' || run.pausedAt !== null) return;
  const sql = rawSql(tx);
  const chunk = await takeComputedChunk(sql, runId, chunkNo);
  if (!chunk) return;
  await postDrafts(tx, ctx, runId, chunk);
  await sql`
    update bill_run_chunks set status = 'posted', posted_at = ${ctx.now.toString()}
      where run_id = ${runId} and chunk_no = ${chunkNo}`;
}

/** Posts one chunk in one transaction; done again after a crash it finds its checkpoint. */
export async function postChunk(
  ctx: Context,
  { runId, chunkNo }: { runId: string; chunkNo: number },
): Promise<void> {
  await inTransaction(ctx, ({ tx }) => postInTransaction(tx, ctx, runId, chunkNo));
  await inTransaction(ctx, ({ tx }) =>
    finishChunks(tx, runId, ctx.now.toString(), { from: 'posting', waiting: ['computed'] }),
  );
}

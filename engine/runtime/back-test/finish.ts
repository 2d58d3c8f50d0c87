import { rawSql, type Transaction } from '#drizzle';
import { Result, type ResultRecord } from './result.ts';

/** Chunks whose results are read at once. */
const PAGE = 20;

async function mergeChunks(tx: Transaction, id: string): Promise<ResultRecord> {
  const sql = rawSql(tx);
  const result = new Result();
  let after = -1;
  for (;;) {
    const rows = await sql<{ chunkNo: number; result: ResultRecord }[]>`
      select chunk_no as "chunkNo", result from back_test_chunks
        where back_test_id = ${id} and chunk_no > ${after} and status = 'done'
        order by chunk_no
        limit ${PAGE}`;
    for (const row of rows) result.merge(row.result);
    if (rows.length < PAGE) return result.record();
    after = rows.at(-1)?.chunkNo ?? after;
  }
}

/** Adds the parts up when the last one is there. Any number of workers may try. */
export async function finishBackTest(tx: Transaction, id: string, at: string): Promise<boolean> {
  const sql = rawSql(tx);
  const moved = await sql`
    update back_tests set status = 'done', finished_at = ${at}
      where id = ${id} and status = 'running'
        and not exists (
          select from back_test_chunks k
            where k.tenant_id = back_tests.tenant_id and k.back_test_id = back_tests.id
              and k.status = 'pending')
    returning id`;
  if (moved.length === 0) return false;
  const result = await mergeChunks(tx, id);
  await sql`
    update back_tests set result = ${JSON.stringify(result)}::text::jsonb where id = ${id}`;
  return true;
}

import type { rawSql } from '#drizzle';

/** A computed chunk, locked for one worker; none where another has already dealt with it. */
export async function takeComputedChunk(
  sql: ReturnType<typeof rawSql>,
  runId: string,
  chunkNo: number,
): Promise<{ from: string; to: string } | undefined> {
  const [chunk] = await sql<{ from: string; to: string }[]>`
    select customer_from as from, customer_to as to from bill_run_chunks
      where run_id = ${runId} and chunk_no = ${chunkNo} and status = 'computed'
      for update`;
  return chunk;
}

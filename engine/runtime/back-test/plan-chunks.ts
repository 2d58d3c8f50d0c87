import { rawSql, type Transaction } from '#drizzle';
import type { BackTestHead } from './back-test.ts';
import { inBackTest } from './load-billed.ts';

export const COMPUTE_TASK = 'back-test-compute';

/** Invoices of a chunk: large chunks cost least; a small book is cut finer, to show its progress. */
const MOST_INVOICES = 2_000;
const FEWEST_INVOICES = 250;
const WANTED_CHUNKS = 40;

type Sql = ReturnType<typeof rawSql>;
type Asked = Pick<BackTestHead, 'id' | 'periodStart' | 'periodEnd' | 'sampleLimit'>;

/**
 * The rank up to which customers are in the sample: each has a rank that looks like chance and is
 * the same whenever it is asked for. Null where there are no more customers than wanted.
 */
export async function findSampleLimit(
  tx: Transaction,
  asked: Asked,
  size: number,
): Promise<string | null> {
  const sql = rawSql(tx);
  const [limit] = await sql<{ rank: string }[]>`
    select md5(customer_id::text || ${asked.id}) as rank
      from (select distinct v.customer_id from invoices v where ${inBackTest(sql, asked)}) billed
      order by 1
      offset ${size - 1} limit 1`;
  return limit?.rank ?? null;
}

/** Customers with posted invoices of the period, cut into ranges of ids by their invoices. */
export async function planChunks(
  tx: Transaction,
  asked: Asked,
  chunkSize: number | undefined,
): Promise<{ chunks: number; customers: number }> {
  const sql = rawSql(tx);
  const rows = await sql<{ customers: number }[]>`
    insert into back_test_chunks (tenant_id, back_test_id, chunk_no, customer_from, customer_to,
        customers)
    select tenant_id, ${asked.id}, chunk_no, (array_agg(customer_id order by customer_id))[1],
        (array_agg(customer_id order by customer_id desc))[1], count(*)
      from (
        select tenant_id, customer_id,
            ((sum(invoices) over (order by customer_id) - 1) / ${sizeOf(sql, chunkSize)})::int
              as chunk_no
          from (
            select v.tenant_id, v.customer_id, count(*) as invoices
              from invoices v
              where ${inBackTest(sql, asked)}
              group by v.tenant_id, v.customer_id) billed
      ) due
      group by tenant_id, chunk_no
    returning customers`;
  return {
    chunks: rows.length,
    customers: rows.reduce((sum, { customers }) => sum + customers, 0),
  };
}

function sizeOf(sql: Sql, chunkSize: number | undefined) {
  return sql`coalesce(${chunkSize ?? null}::int, greatest(${FEWEST_INVOICES}::int, least(
    ${MOST_INVOICES}::int, ceil(sum(invoices) over () / ${WANTED_CHUNKS}::numeric)::int)))`;
}

/** One job for each chunk; they exist exactly if the transaction commits. */
export async function enqueueChunks(tx: Transaction, id: string): Promise<void> {
  await rawSql(tx)`
    select ratecraft_add_job(
        ${COMPUTE_TASK}, json_build_object('backTestId', back_test_id, 'chunkNo', chunk_no),
        job_key => ${`${COMPUTE_TASK}:${id}:`} || chunk_no, max_attempts => 20)
      from back_test_chunks
      where back_test_id = ${id}`;
}

import type { rawSql } from '#drizzle';

/** Counts and total of a chunk, taken again after single invoices of it came or went. */
export async function recountChunk(
  sql: ReturnType<typeof rawSql>,
  runId: string,
  chunkNo: number,
): Promise<void> {
  await sql`
    update bill_run_chunks k
      set invoices = s.invoices, lines = s.lines, total = s.total, exceptions = s.exceptions
      from (
        select count(v.id)::int as invoices,
            coalesce(sum((
              select count(*) from invoice_lines l
                where l.tenant_id = v.tenant_id and l.invoice_id = v.id)), 0)::int as lines,
            coalesce(sum(v.total) filter (where v.currency = r.currency), 0) as total,
            (select count(*)::int from bill_run_exceptions e
              where e.tenant_id = c.tenant_id and e.run_id = c.run_id and e.chunk_no = c.chunk_no)
              as exceptions
          from bill_run_chunks c
          join bill_runs r on r.tenant_id = c.tenant_id and r.id = c.run_id
          left join invoices v on v.tenant_id = c.tenant_id and v.run_id = c.run_id
            and v.customer_id between c.customer_from and c.customer_to
          where c.run_id = ${runId} and c.chunk_no = ${chunkNo}
          group by c.tenant_id, c.run_id, c.chunk_no) s
      where k.run_id = ${runId} and k.chunk_no = ${chunkNo}`;
}

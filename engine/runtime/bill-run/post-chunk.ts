import { rawSql, type Transaction } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { holdRun } from './compute-chunk.ts';
import { finishChunks } from './finish.ts';
import { INVOICE_SERIES } from './ledger-rows.ts';
import { takeComputedChunk } from './take-chunk.ts';

type Sql = ReturnType<typeof rawSql>;

interface NumberRange {
  first: string;
  prefix: string;
  width: number;
}

/** Takes as many numbers as the chunk has drafts; a transaction that fails gives them back. */
async function takeNumbers(sql: Sql, tenantId: string, count: number): Promise<NumberRange> {
  await sql`
    insert into number_series (tenant_id, series, prefix) values (${tenantId}, ${INVOICE_SERIES}, 'INV-')
    on conflict do nothing`;
  const [taken] = await sql<NumberRange[]>`
    update number_series set next_number = next_number + ${count}
      where tenant_id = ${tenantId} and series = ${INVOICE_SERIES}
    returning (next_number - ${count})::text as first, prefix, width`;
  return taken as NumberRange;
}

/**
 * Numbers the drafts in the order of their customers, applies what the customers have to their
 * credit, and writes the balance ledger, in one statement each.
 */
async function postDrafts(
  sql: Sql,
  ctx: Context,
  runId: string,
  range: { from: string; to: string },
): Promise<number> {
  const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
    select count(*)::int as count from invoices
      where run_id = ${runId} and status = 'draft'
        and customer_id between ${range.from}::uuid and ${range.to}::uuid`;
  if (count === 0) return 0;
  const { first, prefix, width } = await takeNumbers(sql, ctx.tenantId, count);
  const at = ctx.now.toString();
  await sql`
    update invoices v
      set status = 'posted', posted_at = ${at},
          number = ${prefix} || lpad(
            (${first}::bigint + n.position)::text,
            greatest(${width}::int, length((${first}::bigint + n.position)::text)), '0'),
          balance_applied = n.applied, amount_due = n.total - n.applied
      from (
        select d.id, d.total, row_number() over (order by d.customer_id, d.currency) - 1 as position,
            case when d.total > 0
              then least(d.total, greatest(0, -coalesce(b.balance, 0))) else 0 end as applied
          from invoices d
          left join lateral (
            select sum(e.amount) as balance from balance_entries e
              where e.tenant_id = d.tenant_id and e.customer_id = d.customer_id
                and e.currency = d.currency) b on true
          where d.run_id = ${runId} and d.status = 'draft'
            and d.customer_id between ${range.from}::uuid and ${range.to}::uuid
      ) n
      where v.tenant_id = ${ctx.tenantId} and v.id = n.id and v.status = 'draft'`;
  await sql`
    insert into balance_entries (
        tenant_id, id, customer_id, currency, kind, amount, invoice_id, run_id, occurred_at,
        note, idempotency_key)
      select tenant_id, gen_random_uuid(), customer_id, currency, 'invoice', total, id, run_id,
          ${at}, number, 'invoice:' || id
        from invoices
        where run_id = ${runId} and status = 'posted'
          and customer_id between ${range.from}::uuid and ${range.to}::uuid
    on conflict (tenant_id, idempotency_key) do nothing`;
  return count;
}

async function postInTransaction(
  tx: Transaction,
  ctx: Context,
  runId: string,
  chunkNo: number,
): Promise<void> {
  const run = await holdRun(tx, ctx, runId);
  if (run?.status !== 'posting') return;
  const sql = rawSql(tx);
  const chunk = await takeComputedChunk(sql, runId, chunkNo);
  if (!chunk) return;
  await postDrafts(sql, ctx, runId, chunk);
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

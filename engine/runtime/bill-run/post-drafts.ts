import { rawSql, type Transaction } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { loadDueTerms } from './due-terms.ts';
import { INVOICE_SERIES } from './ledger-rows.ts';

type Sql = ReturnType<typeof rawSql>;

/** Drafts of a run: those of a range of customers, both ends inclusive, or a single one. */
export type DraftsToPost = { from: string; to: string } | { invoiceId: string };

interface NumberRange {
  first: string;
  prefix: string;
  width: number;
}

/** Takes as many numbers as there are drafts; a transaction that fails gives them back. */
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

/** The drafts `d` that are meant; what is held stays behind. */
function postable(sql: Sql, runId: string, which: DraftsToPost) {
  const wanted =
    'invoiceId' in which
      ? sql`d.id = ${which.invoiceId}::uuid`
      : sql`d.customer_id between ${which.from}::uuid and ${which.to}::uuid`;
  return sql`
    d.run_id = ${runId} and d.status = 'draft' and ${wanted}
    and not exists (
      select from invoice_holds h where h.tenant_id = d.tenant_id and h.invoice_id = d.id)`;
}

/**
 * Numbers drafts in the order that lists show them in, dates them, applies what the customers have to
 * their credit, and writes the balance ledger, in one statement each. Returns how many.
 */
export async function postDrafts(
  tx: Transaction,
  ctx: Context,
  runId: string,
  which: DraftsToPost,
): Promise<number> {
  const sql = rawSql(tx);
  const isMeant = postable(sql, runId, which);
  const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
    select count(*)::int as count from invoices d where ${isMeant}`;
  if (count === 0) return 0;
  const { first, prefix, width } = await takeNumbers(sql, ctx.tenantId, count);
  const { issuedOn, termDays } = await loadDueTerms(tx, ctx);
  const at = ctx.now.toString();
  const entries = await sql`
    with posted as (
      update invoices v
        set status = 'posted', posted_at = ${at}, issued_on = ${issuedOn}::date,
            due_on = ${issuedOn}::date + n.term_days,
            number = ${prefix} || lpad(
              (${first}::bigint + n.position)::text,
              greatest(${width}::int, length((${first}::bigint + n.position)::text)), '0'),
            balance_applied = n.applied, amount_due = n.total - n.applied
        from (
          select d.id, d.total, coalesce(c.payment_term_days, ${termDays}::int) as term_days,
              row_number() over (order by d.id) - 1 as position,
              case when d.total > 0
                then least(d.total, greatest(0, -coalesce(b.balance, 0))) else 0 end as applied
            from invoices d
            left join customers c on c.tenant_id = d.tenant_id and c.id = d.customer_id
            left join lateral (
              select sum(e.amount) as balance from balance_entries e
                where e.tenant_id = d.tenant_id and e.customer_id = d.customer_id
                  and e.currency = d.currency) b on true
            where ${isMeant}
        ) n
        where v.tenant_id = ${ctx.tenantId} and v.id = n.id and v.status = 'draft'
      returning v.tenant_id, v.id, v.customer_id, v.currency, v.total, v.number)
    insert into balance_entries (
        tenant_id, id, customer_id, currency, kind, amount, invoice_id, run_id, occurred_at,
        note, idempotency_key)
      select tenant_id, gen_random_uuid(), customer_id, currency, 'invoice', total, id, ${runId},
          ${at}, number, 'invoice:' || id
        from posted`;
  // A number that stands on no invoice would be a gap.
  if (entries.count !== count) throw new Error(`${count} numbers for ${entries.count} invoices`);
  return count;
}

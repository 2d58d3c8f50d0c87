import { rawSql } from '#drizzle';
import { type Ageing, ageBalance, type Debt } from '#engine/core/ageing';
import { Decimal } from '#engine/core/decimal';
import type { Scope } from '#engine/runtime/context';

interface EntryRow {
  key: string;
  amount: string;
  /** Of an invoice its due date, else the day it was written. */
  dueOn: string;
}

/** Days from issue to due date of invoices that were posted without one. */
const DEFAULT_TERM_DAYS = 15;

/**
 * The balance of a customer and of those merged into it, by age. What a merge moved between two of
 * them, and what it moved and moved back, is left out: an age is that of the debt itself.
 */
export async function loadAgeing(
  { tx, tenantId }: Scope,
  customerIds: readonly string[],
  currency: string,
  today: string,
): Promise<Ageing> {
  const ids = [...customerIds];
  const rows = await rawSql(tx)<EntryRow[]>`
    select coalesce(e.invoice_id, e.id) as key, e.amount::text as amount,
        coalesce(v.due_on, v.issued_on + ${DEFAULT_TERM_DAYS}::int, e.occurred_at::date)::text as "dueOn"
      from balance_entries e
      left join invoices v on v.tenant_id = e.tenant_id and v.id = e.invoice_id
      where e.tenant_id = ${tenantId} and e.customer_id = any (${ids}::uuid[])
        and e.currency = ${currency}
        and not exists (
          select from customer_merges g
            where g.tenant_id = e.tenant_id and e.idempotency_key like 'merge:%'
              and (g.kept_id = e.customer_id or g.merged_id = e.customer_id)
              and g.id::text = split_part(e.idempotency_key, ':', 2)
              and (g.undone_at is not null
                or (g.kept_id = any (${ids}::uuid[]) and g.merged_id = any (${ids}::uuid[]))))`;
  const debts: Debt[] = [];
  let credit = Decimal.ZERO;
  for (const { key, amount, dueOn } of rows) {
    const exact = Decimal.of(amount);
    if (exact.sign() > 0) debts.push({ key, dueOn, amount });
    else credit = credit.plus(exact.negated());
  }
  return ageBalance(debts, credit.toString(), today);
}

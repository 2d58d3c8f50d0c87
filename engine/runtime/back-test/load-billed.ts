import { rawSql, type Transaction } from '#drizzle';
import type { BackTestHead } from './back-test.ts';
import type { ContractTerm } from './renewal.ts';

/** A posted invoice with the facts it was computed from, as they were written. */
export interface BilledInvoice {
  id: string;
  number: string;
  customerId: string;
  currency: string;
  subtotal: string;
  tax: string;
  rounding: string;
  total: string;
  facts: string | null;
}

export interface CustomerRange {
  from: string;
  to: string;
}

type Sql = ReturnType<typeof rawSql>;

/** What a back-test is about: posted invoices of runs within its period, of all or of a sample. */
export function inBackTest(
  sql: Sql,
  {
    id,
    periodStart,
    periodEnd,
    sampleLimit,
  }: Pick<BackTestHead, 'id' | 'periodStart' | 'periodEnd' | 'sampleLimit'>,
) {
  return sql`
    v.status = 'posted' and v.period_start >= ${periodStart}::date
    and v.period_end <= ${periodEnd}::date
    and (${sampleLimit}::text is null or md5(v.customer_id::text || ${id}) <= ${sampleLimit})`;
}

/** The invoices of a range of customers, those of one customer together. */
export async function loadBilled(
  tx: Transaction,
  backTest: BackTestHead,
  { from, to }: CustomerRange,
): Promise<BilledInvoice[]> {
  const sql = rawSql(tx);
  // A plan kept from when the ledger was empty would scan it whole.
  await sql`set local plan_cache_mode = force_custom_plan`;
  return sql<BilledInvoice[]>`
    select v.id, v.number, v.customer_id as "customerId", v.currency, v.subtotal::text,
        v.tax::text, v.rounding::text, v.total::text, f.facts::text as facts
      from invoices v
      left join invoice_facts f on f.tenant_id = v.tenant_id and f.invoice_id = v.id
      where v.customer_id between ${from}::uuid and ${to}::uuid and ${inBackTest(sql, backTest)}
      order by v.customer_id, v.period_start, v.id`;
}

/** Signed contracts that hold on the effective day, by customer; only a renewal asks for them. */
export async function loadContracts(
  tx: Transaction,
  { projection, effectiveOn }: BackTestHead,
  { from, to }: CustomerRange,
): Promise<Map<string, ContractTerm[]>> {
  if (projection !== 'renewal') return new Map();
  const rows = await rawSql(tx)<(ContractTerm & { customerId: string })[]>`
    select customer_id as "customerId", subscription_id as "subscriptionId",
        starts_on::text as "startsOn", ends_on::text as "endsOn"
      from customer_contracts
      where customer_id between ${from}::uuid and ${to}::uuid
        and starts_on <= ${effectiveOn}::date and ends_on > ${effectiveOn}::date`;
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { applyReadRules, requirePermission } from '#engine/runtime/permission';
import { requireCustomer } from './require-customer.ts';

export interface ListBenchInvoicesInput {
  customerId: string;
}

/** An invoice whose facts can be tried on a draft. */
export interface BenchInvoice {
  id: string;
  /** Null until it is posted. */
  number: string | null;
  status: 'draft' | 'posted';
  /** First day, and the day after the last: ISO dates. */
  periodStart: string;
  periodEnd: string;
  currency: string;
  total: string;
}

/** Five years of months. */
const MOST_INVOICES = 60;

const parse = inputParser<ListBenchInvoicesInput>({ customerId: TEXT.id });

/** A customer's invoices with the facts they were computed from, the latest first. */
export async function listBenchInvoices({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListBenchInvoicesInput;
}): Promise<BenchInvoice[]> {
  requirePermission(ctx, 'bench.get');
  const { customerId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    await requireCustomer(scope, customerId);
    const { tx, tenantId, actor } = scope;
    const rows = await rawSql(tx)<BenchInvoice[]>`
      select v.id, v.number, v.status, v.period_start::text as "periodStart",
          v.period_end::text as "periodEnd", v.currency, v.total::text as total
        from invoices v
        join invoice_facts f on f.tenant_id = v.tenant_id and f.invoice_id = v.id
        where v.tenant_id = ${tenantId} and v.customer_id = ${customerId}
        order by v.period_start desc, v.id desc
        limit ${MOST_INVOICES}`;
    return rows.map((row) => applyReadRules(actor, 'invoice', row));
  });
}

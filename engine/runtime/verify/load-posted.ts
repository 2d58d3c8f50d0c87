import type { invoiceLines } from '#drizzle';
import { rawSql, type Transaction } from '#drizzle';

export type StoredLine = Omit<typeof invoiceLines.$inferSelect, 'tenantId' | 'invoiceId'>;

/** A posted invoice with everything needed to compute it again. */
export interface PostedInvoice {
  id: string;
  number: string;
  customerId: string;
  currency: string;
  subtotal: string;
  tax: string;
  rounding: string;
  total: string;
  balanceApplied: string;
  amountDue: string;
  contentHash: string;
  /** The kept facts as they were written; null where the row is gone. */
  factsText: string | null;
  lines: StoredLine[];
}

/** Posted invoices in the order of their ids, a page at a time. */
export async function loadPosted(
  tx: Transaction,
  after: string | null,
  limit: number,
): Promise<PostedInvoice[]> {
  const sql = rawSql(tx);
  const invoices = await sql<Omit<PostedInvoice, 'lines'>[]>`
    select v.id, v.number, v.customer_id as "customerId", v.currency, v.subtotal::text,
        v.tax::text, v.rounding::text, v.total::text,
        v.balance_applied::text as "balanceApplied", v.amount_due::text as "amountDue",
        v.content_hash as "contentHash", f.facts::text as "factsText"
      from invoices v
      left join invoice_facts f on f.tenant_id = v.tenant_id and f.invoice_id = v.id
      where v.status = 'posted' and (${after}::uuid is null or v.id > ${after}::uuid)
      order by v.id
      limit ${limit}`;
  const lines = await sql<(StoredLine & { invoiceId: string })[]>`
    select l.invoice_id as "invoiceId", l.line_no as "lineNo", l.item_id as "itemId",
        l.subscription_id as "subscriptionId", l.design_id as "designId",
        l.period_start::text as "periodStart", l.period_end::text as "periodEnd", l.kind, l.key,
        l.name, l.quantity::text, l.unit_price::text as "unitPrice",
        l.amount_unrounded::text as "amountUnrounded", l.amount::text,
        l.tax_category as "taxCategory", l.tax_rate::text as "taxRate", l.tax_mode as "taxMode",
        l.tax_amount::text as "taxAmount"
      from invoice_lines l
      where l.invoice_id = any (${invoices.map(({ id }) => id)}::uuid[])
      order by l.invoice_id, l.line_no`;
  const byInvoice = Map.groupBy(lines, ({ invoiceId }) => invoiceId);
  return invoices.map((invoice) => ({
    ...invoice,
    lines: (byInvoice.get(invoice.id) ?? []).map(({ invoiceId: _, ...line }) => line),
  }));
}

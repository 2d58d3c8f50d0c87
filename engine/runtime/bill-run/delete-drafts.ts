import type { PendingQuery, Row } from 'postgres';
import type { rawSql } from '#drizzle';

type Sql = ReturnType<typeof rawSql>;

/**
 * Deletes drafts with all that belongs to them: parts first, the invoice last, as the ledger asks.
 * `drafts` selects tenant_id, id and customer_id.
 */
export async function deleteDrafts(sql: Sql, drafts: PendingQuery<Row[]>): Promise<void> {
  await sql`
    delete from billed_periods p
      using (${drafts}) d, subscription_items i
      where i.tenant_id = d.tenant_id and i.customer_id = d.customer_id
        and p.tenant_id = i.tenant_id and p.item_id = i.id and p.invoice_id = d.id`;
  await sql`
    delete from invoice_lines l using (${drafts}) d
      where l.tenant_id = d.tenant_id and l.invoice_id = d.id`;
  await sql`
    delete from invoice_facts f using (${drafts}) d
      where f.tenant_id = d.tenant_id and f.invoice_id = d.id`;
  await sql`
    delete from invoice_reviews r using (${drafts}) d
      where r.tenant_id = d.tenant_id and r.invoice_id = d.id`;
  await sql`
    delete from invoice_holds h using (${drafts}) d
      where h.tenant_id = d.tenant_id and h.invoice_id = d.id`;
  await sql`
    delete from invoices v using (${drafts}) d
      where v.tenant_id = d.tenant_id and v.id = d.id`;
}

import { rawSql, type Transaction } from '#drizzle';
import { notFound } from '#engine/runtime/error';
import type { StoredLine } from '#engine/runtime/verify';
import { type InvoiceRow, rowColumns, type Sql } from './invoice-row.ts';

const INVOICE = { zh: '账单', en: 'invoice' };

/** An invoice with what its page shows of it beside the lines. */
export interface FoundInvoice extends InvoiceRow {
  rounding: string;
  balanceApplied: string | null;
  postedAt: string | null;
  contentHash: string;
  runStatus: string;
  globalId: string;
  customerKind: 'person' | 'company';
  address: Record<string, string>;
  hold: { reason: string; heldBy: string | null; heldAt: string } | null;
}

/** @throws AppError `not-found` */
export async function findInvoice(
  tx: Transaction,
  tenantId: string,
  id: string,
): Promise<FoundInvoice> {
  const sql = rawSql(tx);
  const [found] = await sql<FoundInvoice[]>`
    select ${rowColumns(sql)}, v.rounding::text as rounding,
        v.balance_applied::text as "balanceApplied", v.posted_at as "postedAt",
        v.content_hash as "contentHash", r.status as "runStatus", c.global_id as "globalId",
        c.kind as "customerKind", c.address,
        case when h.invoice_id is not null then jsonb_build_object(
          'reason', h.reason, 'heldBy', h.held_by, 'heldAt', h.held_at) end as hold
      from invoices v
      join customers c on c.tenant_id = v.tenant_id and c.id = v.customer_id
      join bill_runs r on r.tenant_id = v.tenant_id and r.id = v.run_id
      left join invoice_holds h on h.tenant_id = v.tenant_id and h.invoice_id = v.id
      where v.tenant_id = ${tenantId} and v.id = ${id}`;
  if (!found) throw notFound(INVOICE, id);
  const hold = found.hold && { ...found.hold, heldBy: actorName(found.hold.heldBy) };
  return { ...found, hold, postedAt: instantOf(found.postedAt) };
}

/** The name in an actor that is kept as JSON text. */
function actorName(text: string | null): string | null {
  try {
    const actor = JSON.parse(text ?? '') as { name?: string; id?: string };
    return actor.name ?? actor.id ?? null;
  } catch {
    return text;
  }
}

/** A timestamp of the driver as ISO text. */
export function instantOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString();
}

/** The lines of an invoice in their order, every number as decimal text. */
export async function loadLines(
  sql: Sql,
  tenantId: string,
  invoiceId: string,
): Promise<StoredLine[]> {
  return sql<StoredLine[]>`
    select l.line_no as "lineNo", l.item_id as "itemId", l.subscription_id as "subscriptionId",
        l.design_id as "designId", l.period_start::text as "periodStart",
        l.period_end::text as "periodEnd", l.kind, l.key, l.name, l.quantity::text,
        l.unit_price::text as "unitPrice", l.amount_unrounded::text as "amountUnrounded",
        l.amount::text, l.tax_category as "taxCategory", l.tax_rate::text as "taxRate",
        l.tax_mode as "taxMode", l.tax_amount::text as "taxAmount"
      from invoice_lines l
      where l.tenant_id = ${tenantId} and l.invoice_id = ${invoiceId}
      order by l.line_no`;
}

import type { billedPeriods, invoiceFacts, invoiceLines, invoices } from '#drizzle/tables';
import type { StoredText } from '../tables/columns.ts';
import type { CopyTarget } from './copy.ts';
import { field, jsonField } from './text-format.ts';

export type InvoiceRow = Omit<
  typeof invoices.$inferInsert,
  'status' | 'number' | 'balanceApplied' | 'amountDue' | 'postedAt'
>;
export type InvoiceLineRow = typeof invoiceLines.$inferInsert;
/** The facts as JSON text: it is fingerprinted by whoever computed it, and written once. */
export type InvoiceFactsRow = Omit<typeof invoiceFacts.$inferInsert, 'facts'> & { facts: string };
export type BilledPeriodRow = typeof billedPeriods.$inferInsert;

const names = new WeakMap<StoredText, string>();

/** Lines share the texts of their designs, so each is written out once. */
function nameField(name: StoredText): string {
  let text = names.get(name);
  if (text === undefined) {
    text = jsonField(name);
    names.set(name, text);
  }
  return text;
}

/** Written out field by field, in the order of `columns`: the hot loop of the bill run. */
export const invoiceTarget: CopyTarget<InvoiceRow> = {
  table: 'invoices',
  columns: [
    'tenant_id',
    'id',
    'run_id',
    'customer_id',
    'period_start',
    'period_end',
    'issued_on',
    'due_on',
    'currency',
    'subtotal',
    'tax',
    'rounding',
    'total',
    'content_hash',
    'series',
  ],
  encode: (row) =>
    `${field(row.tenantId)}\t${field(row.id)}\t${field(row.runId)}\t${field(row.customerId)}\t${field(row.periodStart)}\t${field(row.periodEnd)}\t${field(row.issuedOn)}\t${field(row.dueOn)}\t${field(row.currency)}\t${field(row.subtotal)}\t${field(row.tax)}\t${field(row.rounding)}\t${field(row.total)}\t${field(row.contentHash)}\t${field(row.series)}\n`,
};

export const invoiceLineTarget: CopyTarget<InvoiceLineRow> = {
  table: 'invoice_lines',
  columns: [
    'tenant_id',
    'invoice_id',
    'item_id',
    'subscription_id',
    'design_id',
    'line_no',
    'period_start',
    'period_end',
    'kind',
    'key',
    'name',
    'quantity',
    'unit_price',
    'amount_unrounded',
    'amount',
    'tax_category',
    'tax_rate',
    'tax_mode',
    'tax_amount',
  ],
  encode: (row) =>
    `${field(row.tenantId)}\t${field(row.invoiceId)}\t${field(row.itemId)}\t${field(row.subscriptionId)}\t${field(row.designId)}\t${field(row.lineNo)}\t${field(row.periodStart)}\t${field(row.periodEnd)}\t${field(row.kind)}\t${field(row.key)}\t${nameField(row.name)}\t${field(row.quantity)}\t${field(row.unitPrice)}\t${field(row.amountUnrounded)}\t${field(row.amount)}\t${field(row.taxCategory)}\t${field(row.taxRate)}\t${field(row.taxMode)}\t${field(row.taxAmount)}\n`,
};

export const invoiceFactsTarget: CopyTarget<InvoiceFactsRow> = {
  table: 'invoice_facts',
  columns: ['tenant_id', 'invoice_id', 'facts'],
  encode: (row) => `${field(row.tenantId)}\t${field(row.invoiceId)}\t${field(row.facts)}\n`,
};

export const billedPeriodTarget: CopyTarget<BilledPeriodRow> = {
  table: 'billed_periods',
  columns: ['tenant_id', 'item_id', 'invoice_id', 'run_id', 'period_start', 'period_end'],
  encode: (row) =>
    `${field(row.tenantId)}\t${field(row.itemId)}\t${field(row.invoiceId)}\t${field(row.runId)}\t${field(row.periodStart)}\t${field(row.periodEnd)}\n`,
};

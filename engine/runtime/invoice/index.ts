export {
  type ExplainLineInput,
  explainInvoiceLine,
  type LineExplanation,
  type Replay,
} from './explain-invoice-line.ts';
export { type DesignShown, loadDesigns, showDesign } from './explained-designs.ts';
export { type ExportInvoicesInput, exportInvoices } from './export-invoices.ts';
export { type FoundInvoice, findInvoice, loadLines } from './find-invoice.ts';
export { getInvoice, type InvoiceDetails } from './get-invoice.ts';
export type { InvoiceEvent } from './history.ts';
export type { InvoiceFilter } from './invoice-filter.ts';
export { INVOICE_STATES, type InvoiceRow, type InvoiceState } from './invoice-row.ts';
export type { InvoiceLine, LineGroup, TaxSum } from './line-groups.ts';
export { type ListInvoicesInput, listInvoices } from './list-invoices.ts';
export { listInvoicePeriods } from './list-periods.ts';
export type { InvoiceSums } from './run-sums.ts';
export type { Settlement } from './settlement.ts';
export { totalInvoices } from './total-invoices.ts';

export { type CopyTarget, copyRows } from './copy.ts';
export {
  type BilledPeriodRow,
  billedPeriodTarget,
  type InvoiceFactsRow,
  type InvoiceLineRow,
  type InvoiceRow,
  invoiceFactsTarget,
  invoiceLineTarget,
  invoiceTarget,
} from './ledger.ts';
export { type Field, field, jsonField, NulByteError } from './text-format.ts';
export { type LedgerCounts, type LedgerRows, writeLedger } from './write-ledger.ts';

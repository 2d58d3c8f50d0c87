import {
  explainInvoiceLine,
  getInvoice,
  listInvoices,
  totalInvoices,
} from '#engine/runtime/invoice';
import { query, router } from '../procedure.ts';

export const invoiceRouter = router({
  list: query('invoice.list', listInvoices),
  totals: query('invoice.list', totalInvoices),
  get: query('invoice.get', getInvoice),
  explain: query('invoice.explain', explainInvoiceLine),
});

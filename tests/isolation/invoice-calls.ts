import {
  explainInvoiceLine,
  exportInvoices,
  getInvoice,
  listInvoicePeriods,
  listInvoices,
  totalInvoices,
} from '#engine/runtime/invoice';
import { call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';

/** Every verb of invoices with the ids of another tenant's. */
export const invoiceCalls = {
  'invoice.list': [
    call(listInvoices, 'all', EMPTY, (ctx) => listInvoices({ ctx, input: {} })),
    call(listInvoices, 'of a run', EMPTY, (ctx, { postedRunId: runId }) =>
      listInvoices({ ctx, input: { runId } }),
    ),
    call(listInvoices, 'of a customer', EMPTY, (ctx, { customerId }) =>
      listInvoices({ ctx, input: { customerId } }),
    ),
    call(listInvoices, 'held', EMPTY, (ctx) => listInvoices({ ctx, input: { status: 'held' } })),
    call(listInvoices, 'by a customer', EMPTY, (ctx, { externalId: search }) =>
      listInvoices({ ctx, input: { search } }),
    ),
    call(listInvoicePeriods, 'all', EMPTY, (ctx) => listInvoicePeriods({ ctx })),
    call(totalInvoices, 'of all', EMPTY, (ctx) => totalInvoices({ ctx, input: {} })),
    call(totalInvoices, 'of a run', EMPTY, (ctx, { reviewRunId: runId }) =>
      totalInvoices({ ctx, input: { runId } }),
    ),
    call(totalInvoices, 'of a customer', EMPTY, (ctx, { customerId }) =>
      totalInvoices({ ctx, input: { customerId } }),
    ),
  ],
  'invoice.get': [
    call(getInvoice, 'by id', HIDDEN, (ctx, { draftId: id }) => getInvoice({ ctx, input: { id } })),
    call(getInvoice, 'held', HIDDEN, (ctx, { heldId: id }) => getInvoice({ ctx, input: { id } })),
  ],
  'invoice.explain': [
    call(explainInvoiceLine, 'of a draft', HIDDEN, (ctx, { draftId: invoiceId }) =>
      explainInvoiceLine({ ctx, input: { invoiceId, lineNo: 1 } }),
    ),
  ],
  'invoice.export': [
    call(exportInvoices, 'all', OWN, (ctx) => exportInvoices({ ctx, input: {} })),
    call(exportInvoices, 'of a run', OWN, (ctx, { postedRunId: runId }) =>
      exportInvoices({ ctx, input: { runId } }),
    ),
  ],
} satisfies VerbCalls;

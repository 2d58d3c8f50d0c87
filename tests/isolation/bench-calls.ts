import { listBenchInvoices, loadBenchFacts } from '#engine/runtime/bench';
import { call, HIDDEN, type VerbCalls } from './call.ts';

/** The test bench with another tenant's customers and invoices. */
export const benchCalls = {
  'bench.get': [
    call(listBenchInvoices, 'of a customer', HIDDEN, (ctx, { customerId }) =>
      listBenchInvoices({ ctx, input: { customerId } }),
    ),
    call(loadBenchFacts, 'of an invoice', HIDDEN, (ctx, { customerId, draftId: invoiceId }) =>
      loadBenchFacts({ ctx, input: { customerId, invoiceId } }),
    ),
    call(loadBenchFacts, 'of what is due', HIDDEN, (ctx, { customerId }) =>
      loadBenchFacts({ ctx, input: { customerId } }),
    ),
  ],
} satisfies VerbCalls;

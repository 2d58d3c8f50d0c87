import { listBenchInvoices, loadBenchFacts } from '#engine/runtime/bench';
import { query, router } from '../procedure.ts';

export const benchRouter = router({
  invoices: query('bench.get', listBenchInvoices),
  facts: query('bench.get', loadBenchFacts),
});

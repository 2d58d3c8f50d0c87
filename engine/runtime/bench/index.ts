export {
  type BenchInvoice,
  type ListBenchInvoicesInput,
  listBenchInvoices,
} from './list-bench-invoices.ts';
export {
  type BenchEvaluation,
  type BenchFacts,
  type BilledLine,
  type LoadBenchFactsInput,
  loadBenchFacts,
} from './load-bench-facts.ts';

export type { AnomalyKind } from './anomaly-rows.ts';
export { type PlannedPeriod, periodPlanner, ruleOf } from './billing-plan.ts';
export {
  type BillRunBridge,
  type BridgeStep,
  type ComparedSum,
  compareBillRun,
} from './compare.ts';
export { cancelBillRun, discardBillRun } from './discard.ts';
export { discardDraft } from './discard-draft.ts';
export { factsRead } from './facts-read.ts';
export type { RunComparison, RunTotals } from './finish.ts';
export { type BillRunProgress, getBillRun } from './get.ts';
export { type HoldInvoiceInput, holdInvoice } from './hold-invoice.ts';
export { planItem } from './invoice-facts.ts';
export { contentHash, FOREVER, lineRow } from './ledger-rows.ts';
export { type BillRunSummary, type ListBillRunsInput, listBillRuns } from './list.ts';
export {
  type AnomalyPage,
  type AnomalyRow,
  type ListAnomaliesInput,
  listAnomalies,
  type MarkFilter,
} from './list-anomalies.ts';
export {
  type ExceptionPage,
  type ListExceptionsInput,
  listExceptions,
  type RunException,
} from './list-exceptions.ts';
export { type HeldInvoice, type ListHeldInput, listHeld } from './list-held.ts';
export {
  listSegmentChoices,
  type SegmentChoice,
  type SegmentChoices,
} from './list-segment-choices.ts';
export { type LoadedItem, loadChunk } from './load-chunk.ts';
export { DesignCache, loadBillingDesigns, loadDesignsByIds } from './load-designs.ts';
export { type MarkInvoiceInput, markInvoice, type ReviewOutcome } from './mark-invoice.ts';
export { historyFor, type PastItem } from './past-usage.ts';
export { pauseBillRun } from './pause.ts';
export { planCustomer } from './plan-customer.ts';
export { type PostBillRunInput, postBillRun } from './post.ts';
export {
  type BillRunPreview,
  type PreviewBillRunInput,
  type PreviewWarning,
  previewBillRun,
} from './preview.ts';
export { type ReleasedInvoice, releaseInvoice } from './release-invoice.ts';
export { type ResolveExceptionInput, resolveException } from './resolve-exception.ts';
export { resumeBillRun } from './resume.ts';
export { type RetryExceptionsInput, retryExceptions } from './retry-exceptions.ts';
export { type Anomaly, type BillRunReview, type OpenException, reviewBillRun } from './review.ts';
export {
  DEFAULT_SAMPLE_SIZE,
  type InvoiceSample,
  type SampleDraftsInput,
  type SampledInvoice,
  sampleDrafts,
} from './sample-drafts.ts';
export type { Segment } from './segment.ts';
export { type StartBillRunInput, startBillRun } from './start.ts';
export { type CountedInvoices, type ReviewSummary, summarizeReview } from './summarize-review.ts';
export { billRunTasks, type ChunkJob } from './tasks.ts';

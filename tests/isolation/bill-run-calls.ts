import {
  cancelBillRun,
  compareBillRun,
  discardBillRun,
  discardDraft,
  getBillRun,
  holdInvoice,
  listAnomalies,
  listBillRuns,
  listExceptions,
  listHeld,
  listSegmentChoices,
  markInvoice,
  pauseBillRun,
  postBillRun,
  previewBillRun,
  releaseInvoice,
  resolveException,
  resumeBillRun,
  retryExceptions,
  reviewBillRun,
  sampleDrafts,
  startBillRun,
  summarizeReview,
} from '#engine/runtime/bill-run';
import type { Context } from '#engine/runtime/context';
import { call, EMPTY, HIDDEN, type Known, OWN, type VerbCalls } from './call.ts';

const APRIL = { periodStart: '2026-04-01', periodEnd: '2026-05-01' };

type ReadRun = (call: { ctx: Context; input: { runId: string } }) => Promise<unknown>;

/** What is shown of the run in review. */
const ofReview = (verb: ReadRun) =>
  call(verb, 'in review', HIDDEN, (ctx, { reviewRunId: runId }) => verb({ ctx, input: { runId } }));

const ofInvoice =
  (verb: (ctx: Context, invoiceId: string) => Promise<unknown>, name: keyof Known) =>
  (ctx: Context, known: Known) =>
    verb(ctx, known[name]);

export const billRunCalls = {
  'bill-run.get': [
    call(getBillRun, 'posted', HIDDEN, (ctx, { postedRunId: runId }) =>
      getBillRun({ ctx, input: { runId } }),
    ),
    ...[reviewBillRun, summarizeReview, compareBillRun, listExceptions, listHeld, sampleDrafts].map(
      ofReview,
    ),
    call(listAnomalies, 'in review', ['not-found', 'empty'], (ctx, { reviewRunId: runId }) =>
      listAnomalies({ ctx, input: { runId } }),
    ),
    call(listBillRuns, 'all', EMPTY, (ctx) => listBillRuns({ ctx, input: {} })),
    call(listBillRuns, 'before one', EMPTY, (ctx, { computingRunId: cursor }) =>
      listBillRuns({ ctx, input: { cursor } }),
    ),
  ],
  'bill-run.preview-count': [
    call(previewBillRun, 'of the next month', OWN, (ctx) => previewBillRun({ ctx, input: {} })),
    call(previewBillRun, 'of a customer', OWN, (ctx, { customerId }) =>
      previewBillRun({ ctx, input: { ...APRIL, segment: { customerIds: [customerId] } } }),
    ),
    call(listSegmentChoices, 'all', OWN, (ctx) => listSegmentChoices({ ctx })),
  ],
  'bill-run.plan': [
    call(startBillRun, 'with a key in use', OWN, (ctx, { runKey: idempotencyKey }) =>
      startBillRun({ ctx, input: { ...APRIL, idempotencyKey } }),
    ),
    call(startBillRun, 'for a customer', OWN, (ctx, { customerId }) => {
      const segment = { customerIds: [customerId] };
      return startBillRun({ ctx, input: { ...APRIL, segment, idempotencyKey: 'new' } });
    }),
  ],
  'bill-run.pause': [
    call(pauseBillRun, 'computing', HIDDEN, (ctx, { computingRunId: runId }) =>
      pauseBillRun({ ctx, input: { runId } }),
    ),
  ],
  'bill-run.resume': [
    call(resumeBillRun, 'computing', HIDDEN, (ctx, { computingRunId: runId }) =>
      resumeBillRun({ ctx, input: { runId } }),
    ),
  ],
  'bill-run.retry': [
    call(retryExceptions, 'in review', HIDDEN, (ctx, { reviewRunId: runId }) =>
      retryExceptions({ ctx, input: { runId } }),
    ),
  ],
  'bill-run.resolve': [
    call(resolveException, 'in review', HIDDEN, (ctx, { reviewRunId: runId, unbillableId }) =>
      resolveException({ ctx, input: { runId, customerId: unbillableId, note: 'right' } }),
    ),
  ],
  'bill-run.review-mark': [
    call(
      markInvoice,
      'a draft',
      HIDDEN,
      ofInvoice(
        (ctx, invoiceId) => markInvoice({ ctx, input: { invoiceId, outcome: 'right' } }),
        'draftId',
      ),
    ),
  ],
  'bill-run.hold': [
    call(
      holdInvoice,
      'a draft',
      HIDDEN,
      ofInvoice(
        (ctx, invoiceId) => holdInvoice({ ctx, input: { invoiceId, reason: 'doubt' } }),
        'draftId',
      ),
    ),
  ],
  'bill-run.release': [
    call(
      releaseInvoice,
      'in review',
      HIDDEN,
      ofInvoice((ctx, invoiceId) => releaseInvoice({ ctx, input: { invoiceId } }), 'heldId'),
    ),
  ],
  'bill-run.discard-draft': [
    call(
      discardDraft,
      'in review',
      HIDDEN,
      ofInvoice((ctx, invoiceId) => discardDraft({ ctx, input: { invoiceId } }), 'heldId'),
    ),
  ],
  'bill-run.cancel': [
    call(cancelBillRun, 'computing', ['not-found', 'empty'], (ctx, { computingRunId: runId }) =>
      cancelBillRun({ ctx, input: { runId } }),
    ),
  ],
  'bill-run.discard': [
    call(discardBillRun, 'in review', ['not-found', 'empty'], (ctx, { reviewRunId: runId }) =>
      discardBillRun({ ctx, input: { runId } }),
    ),
  ],
  'bill-run.post': [
    call(postBillRun, 'in review', ['not-found', 'empty'], (ctx, { reviewRunId: runId }) =>
      postBillRun({ ctx, input: { runId } }),
    ),
    call(postBillRun, 'posted', ['not-found', 'empty'], (ctx, { postedRunId: runId }) =>
      postBillRun({ ctx, input: { runId } }),
    ),
    call(
      releaseInvoice,
      'of a posted run',
      HIDDEN,
      ofInvoice((ctx, invoiceId) => releaseInvoice({ ctx, input: { invoiceId } }), 'keptBackId'),
    ),
  ],
} satisfies VerbCalls;

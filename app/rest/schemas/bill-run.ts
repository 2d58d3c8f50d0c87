import {
  ANY,
  COUNT,
  CURRENCY,
  DATE,
  DECIMAL,
  FLAG,
  INSTANT,
  LOCAL_TEXT,
  list,
  map,
  nullable,
  object,
  oneOf,
  RECORD,
  ref,
  TEXT,
  UUID,
} from './schema.ts';

const STATUS = oneOf([
  'planned',
  'computing',
  'review',
  'posting',
  'posted',
  'discarding',
  'discarded',
  'cancelled',
  'failed',
]);

const RUN = {
  id: UUID,
  periodStart: DATE,
  periodEnd: DATE,
  status: STATUS,
  currency: CURRENCY,
  createdAt: INSTANT,
  postedAt: nullable(INSTANT),
  pausedAt: nullable(INSTANT),
  segment: nullable(RECORD),
};

const SUMS = { invoices: COUNT, lines: COUNT, exceptions: COUNT };

export const billRunSchemas = {
  BillRunSummary: object({ ...RUN, ...SUMS, customers: COUNT, total: DECIMAL, held: COUNT }),
  BillRun: object({ run: ref('BillRunRow'), progress: ref('BillRunProgress') }),
  BillRunRow: object({
    ...RUN,
    customersTotal: COUNT,
    chunksTotal: COUNT,
    totals: RECORD,
    comparison: RECORD,
    createdBy: TEXT,
    idempotencyKey: TEXT,
    startedAt: nullable(INSTANT),
    finishedAt: nullable(INSTANT),
  }),
  BillRunProgress: object({
    ...SUMS,
    chunksTotal: COUNT,
    chunksDone: COUNT,
    customersTotal: COUNT,
    customersDone: COUNT,
    total: DECIMAL,
  }),
  BillRunStarted: object({ id: UUID, isNew: FLAG }),
  BillRunPaused: object({ pausedAt: INSTANT }),
  BillRunResumed: object({ chunks: COUNT }),
  BillRunReview: object({
    run: ref('BillRunRow'),
    totals: object({
      ...SUMS,
      total: DECIMAL,
      tax: DECIMAL,
      byCurrency: map(object({ invoices: COUNT, subtotal: DECIMAL, tax: DECIMAL, total: DECIMAL })),
    }),
    comparison: RECORD,
    exceptions: list(
      object({
        customerId: UUID,
        customerName: TEXT,
        externalId: nullable(TEXT),
        issues: list(ref('Issue')),
      }),
    ),
    anomalies: list(ref('Anomaly')),
    anomalyCounts: map(COUNT),
  }),
  Anomaly: object({
    kind: oneOf(['zero', 'negative', 'change']),
    customerId: UUID,
    customerName: TEXT,
    invoiceId: UUID,
    total: DECIMAL,
    lastTotal: nullable(DECIMAL),
    changePercent: nullable(DECIMAL),
  }),
  Issue: object({
    code: TEXT,
    severity: oneOf(['error', 'warning']),
    path: TEXT,
    message: LOCAL_TEXT,
    params: map(ANY),
  }),
};

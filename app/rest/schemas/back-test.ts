import {
  AMOUNT,
  COUNT,
  CURRENCY,
  DATE,
  DECIMAL,
  INSTANT,
  LOCAL_TEXT,
  list,
  map,
  nullable,
  object,
  oneOf,
  TEXT,
  UUID,
} from './schema.ts';

const HEAD = {
  id: UUID,
  designKind: TEXT,
  designKey: TEXT,
  contentHash: TEXT,
  periodStart: DATE,
  periodEnd: DATE,
  projection: oneOf(['now', 'renewal', 'never']),
  effectiveOn: DATE,
  sampleSize: nullable(COUNT),
  sampleLimit: nullable(TEXT),
  status: oneOf(['running', 'done', 'cancelled']),
  customersTotal: COUNT,
  chunksTotal: COUNT,
  createdBy: TEXT,
  createdAt: INSTANT,
  finishedAt: nullable(INSTANT),
  idempotencyKey: TEXT,
};

const PARAMS = { type: 'object' } as const;
const ISSUE = object({
  code: TEXT,
  severity: oneOf(['error', 'warning']),
  path: TEXT,
  message: LOCAL_TEXT,
  params: PARAMS,
});
const NAMED = { customerName: nullable(TEXT), externalId: nullable(TEXT) };
const MOVER = object({
  customerId: UUID,
  ...NAMED,
  before: AMOUNT,
  after: AMOUNT,
  difference: AMOUNT,
});
const SUMS = object({ subtotal: DECIMAL, tax: DECIMAL, rounding: DECIMAL, total: DECIMAL });
/** Of one customer: hidden from roles that may not see invoices. */
const SHOWN_SUMS = object({ subtotal: AMOUNT, tax: AMOUNT, rounding: AMOUNT, total: AMOUNT });
const CHANGED = object({ customers: COUNT, amount: DECIMAL });
const BUCKET = object({
  from: nullable(DECIMAL),
  to: nullable(DECIMAL),
  customers: COUNT,
  amount: DECIMAL,
});
const MODULE = object({
  plan: TEXT,
  module: TEXT,
  name: LOCAL_TEXT,
  linesBefore: COUNT,
  linesAfter: COUNT,
  before: DECIMAL,
  after: DECIMAL,
  difference: DECIMAL,
});
const THROUGH = object({ customers: COUNT, evaluations: COUNT });

const RESULT = object({
  currencies: list(
    object({
      currency: CURRENCY,
      customers: COUNT,
      touched: COUNT,
      invoices: COUNT,
      before: SUMS,
      after: SUMS,
      difference: DECIMAL,
      up: CHANGED,
      down: CHANGED,
      same: COUNT,
      byAmount: list(BUCKET),
      byPercent: list(BUCKET),
      withoutPercent: COUNT,
      modules: list(MODULE),
      risers: list(MOVER),
      fallers: list(MOVER),
    }),
  ),
  failures: object({
    customers: COUNT,
    before: list(object({ currency: CURRENCY, total: DECIMAL })),
    byCode: map(COUNT),
    list: list(object({ customerId: UUID, issue: ISSUE, ...NAMED })),
  }),
  mismatches: object({
    invoices: COUNT,
    list: list(
      object({
        invoiceId: UUID,
        number: TEXT,
        customerId: UUID,
        stored: AMOUNT,
        replayed: AMOUNT,
      }),
    ),
  }),
  heat: list(
    object({
      flow: TEXT,
      designId: nullable(UUID),
      customers: COUNT,
      evaluations: COUNT,
      nodes: map(THROUGH),
      branches: map(map(THROUGH)),
      rows: map(map(THROUGH)),
    }),
  ),
});

const SIDE = object({
  quantity: nullable(DECIMAL),
  unitPrice: nullable(AMOUNT),
  amount: AMOUNT,
  tax: AMOUNT,
});

export const backTestSchemas = {
  BackTestStarted: object({ id: UUID, isNew: { type: 'boolean' } }),
  BackTestSummary: object({
    ...HEAD,
    totals: list(object({ currency: CURRENCY, customers: COUNT, before: DECIMAL, after: DECIMAL })),
  }),
  BackTest: object({
    backTest: object(HEAD),
    progress: object({
      chunksTotal: COUNT,
      chunksDone: COUNT,
      customersTotal: COUNT,
      customersDone: COUNT,
    }),
    result: nullable(RESULT),
  }),
  BackTestCustomer: object({
    customerId: UUID,
    ...NAMED,
    invoices: list(
      object({
        invoiceId: UUID,
        number: TEXT,
        currency: CURRENCY,
        before: SHOWN_SUMS,
        after: nullable(SHOWN_SUMS),
        issue: nullable(ISSUE),
        lines: list(
          object({
            key: TEXT,
            kind: TEXT,
            name: LOCAL_TEXT,
            periodStart: nullable(DATE),
            periodEnd: nullable(DATE),
            before: nullable(SIDE),
            after: nullable(SIDE),
            difference: AMOUNT,
          }),
        ),
      }),
    ),
  }),
  ClosedPeriods: list(object({ periodStart: DATE, periodEnd: DATE, invoices: COUNT })),
};

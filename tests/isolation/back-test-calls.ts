import {
  cancelBackTest,
  exportBackTest,
  getBackTest,
  getBackTestCustomer,
  getBackTestDocument,
  listBackTests,
  listClosedPeriods,
  startBackTest,
} from '#engine/runtime/back-test';
import { call, EMPTY, HIDDEN, type VerbCalls } from './call.ts';
import { flowDocument } from './designs.ts';

const JANUARY = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };

/** Every verb of back-tests with the ids of another tenant's. */
export const backTestCalls = {
  'back-test.get': [
    call(listBackTests, 'all', EMPTY, (ctx) => listBackTests({ ctx, input: {} })),
    call(listBackTests, 'of a flow', EMPTY, (ctx, { flowKey: key }) =>
      listBackTests({ ctx, input: { kind: 'pricing-flow', key } }),
    ),
    call(listClosedPeriods, 'all', EMPTY, (ctx) => listClosedPeriods({ ctx, input: {} })),
    call(getBackTest, 'done', HIDDEN, (ctx, { backTestId: id }) =>
      getBackTest({ ctx, input: { id } }),
    ),
    call(getBackTestDocument, 'done', HIDDEN, (ctx, { backTestId: id }) =>
      getBackTestDocument({ ctx, input: { id } }),
    ),
    call(getBackTestCustomer, 'of a customer', HIDDEN, (ctx, { backTestId: id, customerId }) =>
      getBackTestCustomer({ ctx, input: { id, customerId } }),
    ),
  ],
  'back-test.start': [
    call(startBackTest, 'of a flow of the same key', ['invalid', 'done'], (ctx, { flowKey }) =>
      startBackTest({
        ctx,
        input: { ...JANUARY, document: flowDocument(flowKey, 'Mine'), idempotencyKey: 'new' },
      }),
    ),
    call(startBackTest, 'of a draft', ['not-found', 'invalid'], (ctx, { draftKey: key }) =>
      startBackTest({
        ctx,
        input: { ...JANUARY, kind: 'pricing-flow', key, idempotencyKey: 'newer' },
      }),
    ),
  ],
  'back-test.cancel': [
    call(cancelBackTest, 'running', ['not-found', 'empty'], (ctx, { runningTestId: id }) =>
      cancelBackTest({ ctx, input: { id } }),
    ),
  ],
  'back-test.export': [
    call(exportBackTest, 'done', HIDDEN, async (ctx, { backTestId: id }) => {
      const { fileName, text } = await exportBackTest({ ctx, input: { id } });
      return { fileName, text: await Array.fromAsync(text) };
    }),
  ],
} satisfies VerbCalls;

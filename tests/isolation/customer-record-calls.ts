import {
  addContract,
  addNote,
  endContract,
  exportCustomers,
  findDuplicates,
  mergeCustomers,
  removeNote,
  undoMerge,
} from '#engine/runtime/customer';
import { listPayments, recordPayment } from '#engine/runtime/payment';
import { listViews, removeView, saveView } from '#engine/runtime/saved-view';
import { searchEverything } from '#engine/runtime/search';
import { call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';

const PAID = { amount: '1', method: 'cash', receivedOn: '2026-01-01' } as const;

/** What is kept about customers, with the ids of another tenant's. */
export const customerRecordCalls = {
  'customer.add-note': [
    call(addNote, 'to a customer', HIDDEN, (ctx, { customerId }) =>
      addNote({ ctx, input: { customerId, text: 'x' } }),
    ),
  ],
  'customer.change-note': [
    call(removeNote, 'by id', HIDDEN, (ctx, { noteId: id }) => removeNote({ ctx, input: { id } })),
  ],
  'customer.add-contract': [
    call(addContract, 'to a customer', HIDDEN, (ctx, { customerId }) =>
      addContract({ ctx, input: { customerId, number: 'C-2', startsOn: '2026-01-01' } }),
    ),
  ],
  'customer.change-contract': [
    call(endContract, 'by id', HIDDEN, (ctx, { contractId: id }) =>
      endContract({ ctx, input: { id, endsOn: '2026-12-01' } }),
    ),
  ],
  'customer.export': [
    call(exportCustomers, 'all', OWN, async (ctx) => {
      let text = '';
      for await (const part of (await exportCustomers({ ctx, input: {} })).text) text += part;
      return text;
    }),
  ],
  // A bill run is at work, so the tenant itself is told to wait.
  'customer.merge': [
    call(mergeCustomers, 'into another', ['not-found', 'conflict'], (ctx, known) => {
      const { customerId: keptId, keptId: mergedId } = known;
      return mergeCustomers({ ctx, input: { keptId, mergedId } });
    }),
    call(findDuplicates, 'all', ['empty', 'empty'], (ctx) => findDuplicates({ ctx, input: {} })),
    call(findDuplicates, 'of one', ['empty', 'empty'], (ctx, { customerId }) =>
      findDuplicates({ ctx, input: { customerId } }),
    ),
  ],
  'customer.unmerge': [
    call(undoMerge, 'by id', ['not-found', 'conflict'], (ctx, { mergeId }) =>
      undoMerge({ ctx, input: { mergeId } }),
    ),
  ],
  'payment.list': [
    call(listPayments, 'of a customer', EMPTY, (ctx, { customerId }) =>
      listPayments({ ctx, input: { customerId } }),
    ),
  ],
  'payment.record': [
    call(recordPayment, 'of a customer', HIDDEN, (ctx, { customerId }) =>
      recordPayment({ ctx, input: { ...PAID, customerId, idempotencyKey: 'new' } }),
    ),
    call(recordPayment, 'with a key in use', HIDDEN, (ctx, known) => {
      const { customerId, paymentKey: idempotencyKey } = known;
      return recordPayment({ ctx, input: { ...PAID, customerId, idempotencyKey } });
    }),
  ],
  'saved-view.list': [
    call(listViews, 'of customers', EMPTY, (ctx) =>
      listViews({ ctx, input: { list: 'customers' } }),
    ),
  ],
  'saved-view.save': [
    call(saveView, 'of a name in use', OWN, (ctx, { globalId: name }) =>
      saveView({ ctx, input: { list: 'customers', name, query: {} } }),
    ),
  ],
  'saved-view.remove': [
    call(removeView, "of somebody else's", ['not-found', 'not-found'], (ctx, { viewId: id }) =>
      removeView({ ctx, input: { id } }),
    ),
    call(removeView, 'of its own', OWN, async (ctx) => {
      const input = { list: 'customers', name: 'own', query: {} } as const;
      const { id } = await saveView({ ctx: { ...ctx, actor: { ...ctx.actor } }, input });
      return removeView({ ctx, input: { id } });
    }),
  ],
  'search.everything': [
    call(searchEverything, 'by phone', OWN, (ctx, { phone: text }) =>
      searchEverything({ ctx, input: { text } }),
    ),
    call(searchEverything, 'by number', OWN, (ctx) =>
      searchEverything({ ctx, input: { text: '1' } }),
    ),
  ],
} satisfies VerbCalls;

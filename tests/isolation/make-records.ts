import type { Context } from '#engine/runtime/context';
import {
  addContract,
  addNote,
  bulkSetTags,
  createCustomer,
  mergeCustomers,
} from '#engine/runtime/customer';
import { recordPayment } from '#engine/runtime/payment';
import { saveView } from '#engine/runtime/saved-view';

/** Marked rows around a customer: note, contract, payment, tags, a merge and a saved view. */
export async function makeRecords(ctx: Context, customerId: string, marker: string) {
  const note = await addNote({ ctx, input: { customerId, text: marker } });
  const contract = await addContract({
    ctx,
    input: { customerId, number: marker, startsOn: '2026-01-01' },
  });
  const paymentKey = 'payment-1';
  await recordPayment({
    ctx,
    input: {
      customerId,
      amount: '1',
      method: 'cash',
      receivedOn: '2026-01-01',
      reference: marker,
      idempotencyKey: paymentKey,
    },
  });
  const tags = await bulkSetTags({ ctx, input: { ids: [customerId], add: [`${marker}-bulk`] } });
  const { id: keptId } = await createCustomer({ ctx, input: { name: marker } });
  const { id: mergedId } = await createCustomer({ ctx, input: { name: marker } });
  const { mergeId } = await mergeCustomers({ ctx, input: { keptId, mergedId } });
  const view = await saveView({
    ctx,
    input: { list: 'customers', name: marker, query: { tier: marker }, isShared: true },
  });
  return {
    noteId: note.id,
    contractId: contract.id,
    keptId,
    mergedId,
    mergeId,
    viewId: view.id,
    paymentKey,
    tagsUndoId: tags.undoId,
  };
}

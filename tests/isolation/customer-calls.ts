import {
  addContact,
  addDevice,
  bulkSetTags,
  changeContact,
  createCustomer,
  findCustomer,
  getCustomerOverview,
  getCustomerTimeline,
  listCustomerFacets,
  listCustomers,
  revealCredential,
  setDeviceStatus,
  setTags,
  storeCredential,
  undoBulkTags,
  updateCustomer,
  verifyContact,
} from '#engine/runtime/customer';
import { call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';

/** Every verb of customers with the ids of another tenant's customer. */
export const customerCalls = {
  'customer.get': [
    call(findCustomer, 'by id', HIDDEN, (ctx, { customerId: id }) =>
      findCustomer({ ctx, input: { id } }),
    ),
    call(findCustomer, 'by global id', HIDDEN, (ctx, { globalId }) =>
      findCustomer({ ctx, input: { globalId } }),
    ),
    call(findCustomer, 'by external id', HIDDEN, (ctx, { externalId }) =>
      findCustomer({ ctx, input: { externalId } }),
    ),
    call(getCustomerOverview, 'by id', HIDDEN, (ctx, { customerId: id }) =>
      getCustomerOverview({ ctx, input: { id } }),
    ),
    call(getCustomerTimeline, 'by id', HIDDEN, (ctx, { customerId: id }) =>
      getCustomerTimeline({ ctx, input: { id } }),
    ),
  ],
  'customer.list': [
    call(listCustomerFacets, 'all', OWN, (ctx) => listCustomerFacets({ ctx })),
    call(listCustomers, 'by half a phone number', EMPTY, (ctx, { phone }) =>
      listCustomers({ ctx, input: { search: phone.slice(3, 8) } }),
    ),
    call(listCustomers, 'by id', EMPTY, (ctx, { customerId: search }) =>
      listCustomers({ ctx, input: { search } }),
    ),
    call(listCustomers, 'all', EMPTY, (ctx) => listCustomers({ ctx, input: {} })),
    call(listCustomers, 'by external id', EMPTY, (ctx, { externalId: search }) =>
      listCustomers({ ctx, input: { search } }),
    ),
    call(listCustomers, 'by phone', EMPTY, (ctx, { phone: search }) =>
      listCustomers({ ctx, input: { search } }),
    ),
  ],
  'customer.create': [
    call(createCustomer, 'with ids in use', ['done', 'conflict'], (ctx, known) => {
      const { globalId, externalId } = known;
      return createCustomer({ ctx, input: { name: 'New', globalId, externalId } });
    }),
  ],
  'customer.update': [
    call(updateCustomer, 'by id', HIDDEN, (ctx, { customerId: id }) =>
      updateCustomer({ ctx, input: { id, address: { street: 'Changed' } } }),
    ),
  ],
  'customer.add-contact': [
    call(addContact, 'as primary', HIDDEN, (ctx, { customerId }) =>
      addContact({ ctx, input: { customerId, kind: 'phone', value: '1', isPrimary: true } }),
    ),
  ],
  'customer.change-contact': [
    call(changeContact, 'to another', HIDDEN, (ctx, { contactId: id }) =>
      changeContact({ ctx, input: { id, value: '1' } }),
    ),
    call(changeContact, 'to none', ['not-found', 'empty'], (ctx, { contactId: id }) =>
      changeContact({ ctx, input: { id, value: null } }),
    ),
  ],
  'customer.verify-contact': [
    call(verifyContact, 'by id', HIDDEN, (ctx, { contactId: id }) =>
      verifyContact({ ctx, input: { id } }),
    ),
  ],
  'customer.set-tags': [
    call(setTags, 'to one', HIDDEN, (ctx, { customerId }) =>
      setTags({ ctx, input: { customerId, tags: ['new'] } }),
    ),
    call(bulkSetTags, 'of one', HIDDEN, (ctx, { customerId }) =>
      bulkSetTags({ ctx, input: { ids: [customerId], add: ['new'] } }),
    ),
    call(bulkSetTags, 'of all', OWN, (ctx) =>
      bulkSetTags({ ctx, input: { filter: {}, add: ['new'] } }),
    ),
    call(undoBulkTags, 'by id', HIDDEN, (ctx, { tagsUndoId: undoId }) =>
      undoBulkTags({ ctx, input: { undoId } }),
    ),
  ],
  'customer.add-device': [
    call(addDevice, 'to a customer', HIDDEN, (ctx, { customerId }) =>
      addDevice({ ctx, input: { customerId, kind: 'onu', serial: 'S-2' } }),
    ),
  ],
  'customer.set-device-status': [
    call(setDeviceStatus, 'by id', HIDDEN, (ctx, { deviceId: id }) =>
      setDeviceStatus({ ctx, input: { id, status: 'faulty' } }),
    ),
  ],
  'customer.store-credential': [
    call(storeCredential, 'for a customer', HIDDEN, (ctx, { customerId }) =>
      storeCredential({
        ctx,
        input: { customerId, kind: 'pppoe', username: 'u', secret: 'own' },
      }),
    ),
  ],
  'customer.reveal-credential': [
    call(revealCredential, 'by id', HIDDEN, (ctx, { credentialId: id }) =>
      revealCredential({ ctx, input: { id, reason: 'curious' } }),
    ),
  ],
} satisfies VerbCalls;

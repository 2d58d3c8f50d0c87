export { type AddContactInput, addContact } from './add-contact.ts';
export { type AddContractInput, addContract } from './add-contract.ts';
export { type AddDeviceInput, addDevice } from './add-device.ts';
export { type AddNoteInput, addNote } from './add-note.ts';
export { addressLine } from './address-line.ts';
export { type BulkSetTagsInput, type BulkTagsResult, bulkSetTags } from './bulk-set-tags.ts';
export { type ChangeContactInput, changeContact } from './change-contact.ts';
export { type CreateCustomerInput, createCustomer } from './create-customer.ts';
export {
  actorName,
  type Contact,
  type Contract,
  type Customer,
  type CustomerDetails,
  type Device,
  lockLiveCustomer,
  type Note,
} from './customer.ts';
export type { CustomerFilter } from './customer-filter.ts';
export type { CustomerRow } from './customer-rows.ts';
export { type EndContractInput, endContract } from './end-contract.ts';
export { type CsvFile, type ExportCustomersInput, exportCustomers } from './export-customers.ts';
export type { MergedCustomer } from './family.ts';
export { type FindCustomerInput, findCustomer } from './find-customer.ts';
export { type Duplicates, type FindDuplicatesInput, findDuplicates } from './find-duplicates.ts';
export { type CustomerOverview, getCustomerOverview } from './get-overview.ts';
export {
  type GetTimelineInput,
  getCustomerTimeline,
  type TimelineEntry,
  type TimelineKind,
} from './get-timeline.ts';
export { type CustomerPage, type ListCustomersInput, listCustomers } from './list-customers.ts';
export { type CustomerFacets, listCustomerFacets } from './list-facets.ts';
export type {
  OverviewInvoice,
  OverviewItem,
  OverviewSubscription,
  UsageMonth,
} from './load-overview.ts';
export { type MergeCustomersInput, type MergeResult, mergeCustomers } from './merge-customers.ts';
export { removeNote } from './remove-note.ts';
export { type RevealCredentialInput, revealCredential } from './reveal-credential.ts';
export { findCustomers } from './search-customers.ts';
export { findSecretKey, seal } from './secret-key.ts';
export { type SetDeviceStatusInput, setDeviceStatus } from './set-device-status.ts';
export { type SetTagsInput, setTags } from './set-tags.ts';
export { type StoreCredentialInput, storeCredential } from './store-credential.ts';
export { undoBulkTags } from './undo-bulk-tags.ts';
export { undoMerge } from './undo-merge.ts';
export { type UpdateCustomerInput, updateCustomer } from './update-customer.ts';
export { verifyContact } from './verify-contact.ts';

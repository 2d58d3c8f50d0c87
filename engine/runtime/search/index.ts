export {
  type FoundCustomer,
  type FoundDesign,
  type FoundInvoice,
  type FoundThings,
  searchEverything,
} from './search-everything.ts';

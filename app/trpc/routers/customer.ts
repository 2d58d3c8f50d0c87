import { findCustomer, listCustomers, updateCustomer } from '#engine/runtime/customer';
import { command, query, router } from '../procedure.ts';

export const customerRouter = router({
  list: query('customer.list', listCustomers),
  find: query('customer.get', findCustomer),
  update: command('customer.update', updateCustomer),
});

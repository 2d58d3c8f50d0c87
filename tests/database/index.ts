export { asRole, readAudit, testContext } from './context.ts';
export { createTestDatabase, type TestDatabase } from './create-test-database.ts';
export { fillEveryTable, type TableRow } from './fill-every-table.ts';
export { makeLedger, type TestLedger } from './ledger.ts';
export {
  insertBillRun,
  insertCustomer,
  insertDesign,
  insertItem,
  insertSubscription,
  insertTenant,
} from './rows.ts';

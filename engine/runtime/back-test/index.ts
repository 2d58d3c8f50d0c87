export { addHistory } from './add-history.ts';
export type { BackTestHead } from './back-test.ts';
export { cancelBackTest } from './cancel.ts';
export type { BackTestSums } from './describe-tally.ts';
export { type BackTestFile, type ExportBackTestInput, exportBackTest } from './export.ts';
export {
  type BackTestProgress,
  type BackTestResult,
  type BackTestView,
  getBackTest,
} from './get.ts';
export {
  type BackTestCustomer,
  type ComparedInvoiceView,
  type GetBackTestCustomerInput,
  getBackTestCustomer,
} from './get-customer.ts';
export { getBackTestDocument } from './get-document.ts';
export type { FlowHeat, Through } from './heat.ts';
export type { Bucket } from './histogram.ts';
export {
  type BackTestSummary,
  type BackTestTotals,
  type ListBackTestsInput,
  listBackTests,
} from './list.ts';
export { type ClosedPeriod, listClosedPeriods } from './list-closed-periods.ts';
export { loadPast } from './load-past.ts';
export type { Mover } from './movers.ts';
export type { LinePair, LineSide } from './pair-lines.ts';
export { type StartBackTestInput, startBackTest } from './start.ts';
export { type BackTestJob, backTestTasks } from './tasks.ts';

export { billPeriod, settleRun } from './bill-period.ts';
export { fillBook } from './fill-book.ts';

export { billPeriod, settleRun } from './bill-period.ts';
export { fillBook } from './fill-book.ts';
export { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

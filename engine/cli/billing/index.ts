export { type BillRunOptions, runBillRun } from './bill-run.ts';
export { changeRun, type RunCommandName, type RunOptions } from './change-run.ts';
export { runVerify, type VerifyOptions } from './verify.ts';

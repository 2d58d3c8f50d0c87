export type { VerifyReport } from './report.ts';
export { type VerifyOptions, verifyLedger } from './verify-ledger.ts';

export type { AuditHead, VerifyReport } from './report.ts';
export { type AuditStatus, verifyAudit } from './verify-audit.ts';
export { type VerifyOptions, verifyLedger } from './verify-ledger.ts';

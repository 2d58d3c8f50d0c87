export type { PostedInvoice, StoredLine } from './load-posted.ts';
export { compareDraft, designsNamed } from './replay.ts';
export type { AuditHead, VerifyReport } from './report.ts';
export { type AuditStatus, verifyAudit } from './verify-audit.ts';
export { type VerifyOptions, verifyLedger } from './verify-ledger.ts';

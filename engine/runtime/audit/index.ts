export type { AuditEntry } from './audit-entry.ts';
export { type Change, diffStates } from './changes.ts';
export { type ExportAuditInput, exportAudit } from './export-audit.ts';
export { getAuditEntry } from './get-audit-entry.ts';
export { type ListAuditInput, listAudit } from './list-audit.ts';
export { subjectHistory } from './subject-history.ts';
export { type AuditSubject, writeAudit } from './write-audit.ts';

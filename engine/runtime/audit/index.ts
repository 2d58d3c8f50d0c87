export { listAudit } from './list-audit.ts';
export { type AuditSubject, writeAudit } from './write-audit.ts';

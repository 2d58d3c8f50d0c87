import { getAuditEntry, listAudit } from '#engine/runtime/audit';
import { route } from '../route.ts';

export const auditRoutes = [
  route({
    method: 'GET',
    path: '/audit',
    rule: 'audit.list',
    verb: listAudit,
    answer: 'AuditEntry',
    isPage: true,
    summary: { zh: '审计日志', en: 'List the audit log, newest first' },
  }),
  route({
    method: 'GET',
    path: '/audit/{id}',
    rule: 'audit.list',
    verb: getAuditEntry,
    answer: 'AuditEntry',
    summary: { zh: '一条审计记录', en: 'An entry of the audit log' },
  }),
];

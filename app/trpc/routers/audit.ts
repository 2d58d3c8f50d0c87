import { getAuditEntry, listAudit } from '#engine/runtime/audit';
import { verifyAudit } from '#engine/runtime/verify';
import { query, router } from '../procedure.ts';

export const auditRouter = router({
  list: query('audit.list', listAudit),
  get: query('audit.list', getAuditEntry),
  verify: query('audit.list', verifyAudit),
});

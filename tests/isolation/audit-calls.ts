import { createApiKey, listApiKeys, revokeApiKey } from '#engine/runtime/api-key';
import { exportAudit, getAuditEntry, listAudit } from '#engine/runtime/audit';
import { verifyAudit } from '#engine/runtime/verify';
import { call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';

export const auditCalls = {
  'audit.list': [
    call(listAudit, 'all', EMPTY, (ctx) => listAudit({ ctx, input: {} })),
    call(listAudit, 'of a customer', EMPTY, (ctx, { customerId: subjectId }) =>
      listAudit({ ctx, input: { subjectKind: 'customer', subjectId } }),
    ),
    call(listAudit, 'by text', EMPTY, (ctx, { customerId: text }) =>
      listAudit({ ctx, input: { text } }),
    ),
    call(getAuditEntry, 'by id', HIDDEN, (ctx, { auditEntryId: id }) =>
      getAuditEntry({ ctx, input: { id } }),
    ),
    call(verifyAudit, 'the chain', OWN, (ctx) => verifyAudit({ ctx, input: {} })),
  ],
  'audit.export': [call(exportAudit, 'all', OWN, (ctx) => exportAudit({ ctx, input: {} }))],
} satisfies VerbCalls;

const NEW_KEY = { name: 'Shop', role: 'service' as const, scopes: ['customer:read'] };

export const apiKeyCalls = {
  'api-key.list': [call(listApiKeys, 'all', EMPTY, (ctx) => listApiKeys({ ctx, input: {} }))],
  'api-key.create': [
    call(createApiKey, 'of a name', OWN, async (ctx) => {
      const made = await createApiKey({ ctx, input: NEW_KEY });
      // Random; everything else is the same each time.
      return { ...made, key: made.key.length, hint: made.hint.length };
    }),
  ],
  'api-key.revoke': [
    call(revokeApiKey, 'by id', HIDDEN, (ctx, { apiKeyId: id }) =>
      revokeApiKey({ ctx, input: { id } }),
    ),
  ],
} satisfies VerbCalls;

import { createApiKey, listApiKeys, revokeApiKey } from '#engine/runtime/api-key';
import { command, query, router } from '../procedure.ts';

export const apiKeyRouter = router({
  list: query('api-key.list', listApiKeys),
  create: command('api-key.create', createApiKey),
  revoke: command('api-key.revoke', revokeApiKey),
});

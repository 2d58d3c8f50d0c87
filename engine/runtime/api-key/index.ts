export type { ApiKey } from './api-key.ts';
export { authenticateKey, type KeyHolder } from './authenticate-key.ts';
export { type Quota, REQUESTS_PER_WINDOW, WINDOW_SECONDS } from './count-request.ts';
export { type CreateApiKeyInput, createApiKey } from './create-api-key.ts';
export { type ListApiKeysInput, listApiKeys } from './list-api-keys.ts';
export { revokeApiKey } from './revoke-api-key.ts';

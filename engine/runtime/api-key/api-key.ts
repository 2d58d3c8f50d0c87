import { apiKeys } from '#drizzle';
import type { Role } from '#engine/runtime/context';

/** A key as people see it: without its secret. */
export interface ApiKey {
  id: string;
  name: string;
  /** The end of the key, to tell keys apart. */
  hint: string;
  role: Role;
  scopes: string[];
  /** Who made it. */
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  /** To the minute. */
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export const KEY_COLUMNS = {
  id: apiKeys.id,
  name: apiKeys.name,
  hint: apiKeys.hint,
  role: apiKeys.role,
  scopes: apiKeys.scopes,
  createdBy: apiKeys.createdBy,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

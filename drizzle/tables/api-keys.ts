import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { MEMBER_ROLES } from './memberships.ts';
import { tenants } from './tenants.ts';

/** A key of the REST API: may do what its role may, and of that only its scopes. */
export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    name: text().notNull(),
    /** SHA-256 of the secret, which is shown once and kept nowhere. */
    secretHash: text().notNull(),
    /** The end of the key, to tell keys apart in a list. */
    hint: text().notNull(),
    role: text({ enum: MEMBER_ROLES }).notNull(),
    scopes: text().array().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    oneOf('api_keys_role', table.role, MEMBER_ROLES),
  ],
);

import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { MEMBER_ROLES } from './memberships.ts';
import { tenants } from './tenants.ts';

/** Asks a person by mail to join; the token itself is only in the mail. */
export const invitations = pgTable(
  'invitations',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    email: text().notNull(),
    role: text({ enum: MEMBER_ROLES }).notNull(),
    tokenHash: text().notNull(),
    invitedBy: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // One open invitation for an address.
    uniqueIndex('invitations_open')
      .on(table.tenantId, table.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    oneOf('invitations_role', table.role, MEMBER_ROLES),
  ],
);

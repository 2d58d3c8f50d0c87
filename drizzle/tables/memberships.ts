import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

export const MEMBER_ROLES = [
  'administrator',
  'operations',
  'marketing',
  'finance',
  'service',
  'manager',
] as const;
export const MEMBERSHIP_STATUSES = ['active', 'suspended'] as const;

/** A person at work for a tenant; the person may work for several. */
export const memberships = pgTable(
  'memberships',
  {
    tenantId: tenantId().references(() => tenants.id),
    /** The person in the schema `identity`. */
    userId: uuid().notNull(),
    role: text({ enum: MEMBER_ROLES }).notNull(),
    /** As the person signs in, kept here so that a tenant's list needs nothing of the identity. */
    email: text().notNull(),
    name: text().notNull(),
    status: text({ enum: MEMBERSHIP_STATUSES }).notNull().default('active'),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.userId] }),
    // The tenants of a person, at sign-in.
    index('memberships_user').on(table.userId),
    oneOf('memberships_role', table.role, MEMBER_ROLES),
    oneOf('memberships_status', table.status, MEMBERSHIP_STATUSES),
  ],
);

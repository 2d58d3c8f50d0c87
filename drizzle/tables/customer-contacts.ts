import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { customers } from './customers.ts';

export const CONTACT_KINDS = ['phone', 'email', 'wechat', 'post'] as const;

/** A contact and its past: a change closes the row and adds another. */
export const customerContacts = pgTable(
  'customer_contacts',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    kind: text({ enum: CONTACT_KINDS }).notNull(),
    value: text().notNull(),
    isPrimary: boolean().notNull().default(false),
    verifiedAt: instant(),
    validFrom: instant().notNull(),
    /** Null is current. */
    validTo: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'customer_contacts_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The contacts of a customer.
    index('customer_contacts_customer').on(table.tenantId, table.customerId),
    // One primary contact of a kind at a time.
    uniqueIndex('customer_contacts_one_primary')
      .on(table.tenantId, table.customerId, table.kind)
      .where(sql`is_primary and valid_to is null`),
    oneOf('customer_contacts_kind', table.kind, CONTACT_KINDS),
  ],
);

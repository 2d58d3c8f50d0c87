import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

export const CUSTOMER_KINDS = ['person', 'company'] as const;
export const CUSTOMER_STATUSES = ['active', 'closed', 'merged'] as const;

export interface Address {
  country?: string;
  province?: string;
  city?: string;
  district?: string;
  street?: string;
  community?: string;
  building?: string;
  unit?: string;
  room?: string;
  postalCode?: string;
}

export const customers = pgTable(
  'customers',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    /** Never changes; the database refuses it. */
    globalId: text().notNull(),
    /** The id in the system the customer came from. */
    externalId: text(),
    name: text().notNull(),
    kind: text({ enum: CUSTOMER_KINDS }).notNull().default('person'),
    tier: text(),
    region: text(),
    industry: text(),
    /** IANA zone; null inherits the tenant's. */
    timeZone: text(),
    locale: text(),
    status: text({ enum: CUSTOMER_STATUSES }).notNull().default('active'),
    /** The customer this one was merged into. */
    mergedInto: uuid(),
    /** Days from issue to due date; null inherits the tenant's. */
    paymentTermDays: integer(),
    address: jsonb().$type<Address>().notNull().default({}),
    customFields: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique('customers_global_id').on(table.tenantId, table.globalId),
    unique('customers_external_id').on(table.tenantId, table.externalId),
    // Pages of the customer list, sorted by name.
    index('customers_name').on(table.tenantId, table.name, table.id),
    oneOf('customers_kind', table.kind, CUSTOMER_KINDS),
    oneOf('customers_status', table.status, CUSTOMER_STATUSES),
  ],
);

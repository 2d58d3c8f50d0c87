import { boolean, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currencyCode, instant } from './columns.ts';

/** An operator whose customers are billed; its own id is the tenant id of every other table. */
export const tenants = pgTable(
  'tenants',
  {
    id: uuid().primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
    timeZone: text().notNull(),
    currency: currencyCode().notNull(),
    locale: text().notNull(),
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Whether a design is published only when another person than its author approved it. */
    requiresDesignApproval: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (table) => [unique('tenants_slug').on(table.slug)],
);

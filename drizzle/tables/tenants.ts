import { jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
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
    createdAt: instant().notNull(),
  },
  (table) => [unique('tenants_slug').on(table.slug)],
);

import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

/** The next number of each series of documents; taken under the row's lock at posting. */
export const numberSeries = pgTable(
  'number_series',
  {
    tenantId: tenantId().references(() => tenants.id),
    series: text().notNull(),
    nextNumber: bigint({ mode: 'number' }).notNull().default(1),
    prefix: text().notNull().default(''),
    width: integer().notNull().default(8),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.series] })],
);

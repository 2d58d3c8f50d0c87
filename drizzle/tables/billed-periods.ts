import { sql } from 'drizzle-orm';
import { check, date, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { tenantId } from './columns.ts';

/**
 * A ledger table, see `invoices`: what of an item's timeline is billed. A period starts where the
 * item's billing starts or where another of its periods ends, and no two start together, so the
 * periods of an item form one chain without overlap or gap. A one-off ends at infinity.
 */
export const billedPeriods = pgTable(
  'billed_periods',
  {
    tenantId: tenantId(),
    itemId: uuid().notNull(),
    invoiceId: uuid().notNull(),
    runId: uuid().notNull(),
    periodStart: date().notNull(),
    periodEnd: date().notNull(),
  },
  (table) => [
    // Refuses the double charge, finds the period before, and reads an item's timeline.
    primaryKey({ columns: [table.tenantId, table.itemId, table.periodStart] }),
    check('billed_periods_span', sql`period_end > period_start`),
  ],
);

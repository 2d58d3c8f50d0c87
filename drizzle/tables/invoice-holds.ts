import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { billRuns } from './bill-runs.ts';
import { instant, tenantId } from './columns.ts';

/** A draft that is kept back when its run is posted, until it is released. */
export const invoiceHolds = pgTable(
  'invoice_holds',
  {
    tenantId: tenantId(),
    invoiceId: uuid().notNull(),
    runId: uuid().notNull(),
    reason: text().notNull(),
    heldBy: text().notNull(),
    heldAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.invoiceId] }),
    foreignKey({
      name: 'invoice_holds_run',
      columns: [table.tenantId, table.runId],
      foreignColumns: [billRuns.tenantId, billRuns.id],
    }),
    // What is held in a run.
    index('invoice_holds_run').on(table.tenantId, table.runId),
  ],
);

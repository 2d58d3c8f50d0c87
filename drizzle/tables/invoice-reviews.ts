import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { billRuns } from './bill-runs.ts';
import { instant, oneOf, tenantId } from './columns.ts';

export const REVIEW_OUTCOMES = ['right', 'wrong'] as const;

/** What a person found on looking at one invoice of a run before it was posted. */
export const invoiceReviews = pgTable(
  'invoice_reviews',
  {
    tenantId: tenantId(),
    invoiceId: uuid().notNull(),
    runId: uuid().notNull(),
    outcome: text({ enum: REVIEW_OUTCOMES }).notNull(),
    note: text().notNull().default(''),
    reviewer: text().notNull(),
    reviewedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.invoiceId] }),
    foreignKey({
      name: 'invoice_reviews_run',
      columns: [table.tenantId, table.runId],
      foreignColumns: [billRuns.tenantId, billRuns.id],
    }),
    // What was looked at in a run.
    index('invoice_reviews_run').on(table.tenantId, table.runId),
    oneOf('invoice_reviews_outcome', table.outcome, REVIEW_OUTCOMES),
  ],
);

import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { billRuns } from './bill-runs.ts';
import { amount, instant, oneOf, tenantId } from './columns.ts';

export const CHUNK_STATUSES = ['pending', 'computed', 'posted', 'discarded', 'cancelled'] as const;

/** A range of customers billed in one transaction; the run's checkpoint. */
export const billRunChunks = pgTable(
  'bill_run_chunks',
  {
    tenantId: tenantId(),
    runId: uuid().notNull(),
    chunkNo: integer().notNull(),
    /** Both ends inclusive. */
    customerFrom: uuid().notNull(),
    customerTo: uuid().notNull(),
    customers: integer().notNull(),
    status: text({ enum: CHUNK_STATUSES }).notNull().default('pending'),
    invoices: integer().notNull().default(0),
    lines: integer().notNull().default(0),
    total: amount().notNull().default('0'),
    exceptions: integer().notNull().default(0),
    computedAt: instant(),
    postedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.runId, table.chunkNo] }),
    foreignKey({
      name: 'bill_run_chunks_run',
      columns: [table.tenantId, table.runId],
      foreignColumns: [billRuns.tenantId, billRuns.id],
    }),
    oneOf('bill_run_chunks_status', table.status, CHUNK_STATUSES),
  ],
);

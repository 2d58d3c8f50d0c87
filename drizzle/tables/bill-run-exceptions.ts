import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { billRuns } from './bill-runs.ts';
import { instant, oneOf, tenantId } from './columns.ts';
import { customers } from './customers.ts';

export const EXCEPTION_STATUSES = ['open', 'retried', 'resolved'] as const;

/** A customer who could not be billed, and why; the run goes on without him. */
export const billRunExceptions = pgTable(
  'bill_run_exceptions',
  {
    tenantId: tenantId(),
    runId: uuid().notNull(),
    customerId: uuid().notNull(),
    chunkNo: integer().notNull(),
    issues: jsonb().$type<unknown[]>().notNull(),
    status: text({ enum: EXCEPTION_STATUSES }).notNull().default('open'),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.runId, table.customerId] }),
    foreignKey({
      name: 'bill_run_exceptions_run',
      columns: [table.tenantId, table.runId],
      foreignColumns: [billRuns.tenantId, billRuns.id],
    }),
    foreignKey({
      name: 'bill_run_exceptions_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    oneOf('bill_run_exceptions_status', table.status, EXCEPTION_STATUSES),
  ],
);

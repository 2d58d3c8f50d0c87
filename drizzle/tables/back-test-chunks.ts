import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { backTests } from './back-tests.ts';
import { instant, oneOf, tenantId } from './columns.ts';

export const BACK_TEST_CHUNK_STATUSES = ['pending', 'done', 'cancelled'] as const;

/** A range of customers compared in one job, and what came of it. */
export const backTestChunks = pgTable(
  'back_test_chunks',
  {
    tenantId: tenantId(),
    backTestId: uuid().notNull(),
    chunkNo: integer().notNull(),
    /** Both ends inclusive. */
    customerFrom: uuid().notNull(),
    customerTo: uuid().notNull(),
    customers: integer().notNull(),
    status: text({ enum: BACK_TEST_CHUNK_STATUSES }).notNull().default('pending'),
    /** Sums, counts and the largest differences; null until it is done. */
    result: jsonb().$type<unknown>(),
    /** The difference of every customer, as JSON text that is only ever read whole. */
    differences: text(),
    computedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.backTestId, table.chunkNo] }),
    // It goes with a back-test that is swept.
    foreignKey({
      name: 'back_test_chunks_back_test',
      columns: [table.tenantId, table.backTestId],
      foreignColumns: [backTests.tenantId, backTests.id],
    }).onDelete('cascade'),
    oneOf('back_test_chunks_status', table.status, BACK_TEST_CHUNK_STATUSES),
  ],
);

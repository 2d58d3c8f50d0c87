import { sql } from 'drizzle-orm';
import {
  check,
  date,
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

export const BACK_TEST_STATUSES = ['running', 'done', 'cancelled'] as const;
export type BackTestStatus = (typeof BACK_TEST_STATUSES)[number];

/** What a new version does to the customers that there are. */
export const BACK_TEST_PROJECTIONS = ['now', 'renewal', 'never'] as const;
export type BackTestProjection = (typeof BACK_TEST_PROJECTIONS)[number];

/** A draft computed over what was billed. The last few of a design are kept. */
export const backTests = pgTable(
  'back_tests',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    designKind: text().notNull(),
    designKey: text().notNull(),
    /** The draft as it would have been published, so that later edits don't reach the result. */
    document: jsonb().$type<unknown>().notNull(),
    contentHash: text().notNull(),
    periodStart: date().notNull(),
    periodEnd: date().notNull(),
    projection: text({ enum: BACK_TEST_PROJECTIONS }).notNull(),
    /** The day from which the draft would hold, for `renewal` and `never`. */
    effectiveOn: date().notNull(),
    /** Customers asked for; null for all. */
    sampleSize: integer(),
    /** The highest rank of a customer in the sample, see `planChunks`. */
    sampleLimit: text(),
    status: text({ enum: BACK_TEST_STATUSES }).notNull().default('running'),
    customersTotal: integer().notNull().default(0),
    chunksTotal: integer().notNull().default(0),
    /** Null until it is done. */
    result: jsonb().$type<unknown>(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
    idempotencyKey: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // The same command twice makes one.
    unique('back_tests_idempotency_key').on(table.tenantId, table.idempotencyKey),
    // The back-tests of a design, and those to be swept.
    index('back_tests_design').on(
      table.tenantId,
      table.designKind,
      table.designKey,
      table.createdAt,
    ),
    oneOf('back_tests_status', table.status, BACK_TEST_STATUSES),
    oneOf('back_tests_projection', table.projection, BACK_TEST_PROJECTIONS),
    check('back_tests_span', sql`period_end > period_start`),
  ],
);

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
import { currencyCode, instant, oneOf, tenantId } from './columns.ts';
import { tenants } from './tenants.ts';

export const BILL_RUN_STATUSES = [
  'planned',
  'computing',
  'review',
  'posting',
  'posted',
  'discarding',
  'discarded',
  'cancelled',
  'failed',
] as const;
export type BillRunStatus = (typeof BILL_RUN_STATUSES)[number];

export const billRuns = pgTable(
  'bill_runs',
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    periodStart: date().notNull(),
    periodEnd: date().notNull(),
    segment: jsonb().$type<Record<string, unknown>>(),
    status: text({ enum: BILL_RUN_STATUSES }).notNull(),
    currency: currencyCode().notNull(),
    customersTotal: integer().notNull().default(0),
    chunksTotal: integer().notNull().default(0),
    totals: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    comparison: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdBy: text().notNull(),
    idempotencyKey: text().notNull(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    postedAt: instant(),
    /** Set while no further chunk is computed. */
    pausedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // The same command twice makes one run.
    unique('bill_runs_idempotency_key').on(table.tenantId, table.idempotencyKey),
    // The list of runs, and the last period to compare with.
    index('bill_runs_period').on(table.tenantId, table.periodStart),
    oneOf('bill_runs_status', table.status, BILL_RUN_STATUSES),
    check('bill_runs_span', sql`period_end > period_start`),
  ],
);

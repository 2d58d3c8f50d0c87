import type { PendingQuery, Row } from 'postgres';
import type { rawSql } from '#drizzle';
import type { Actor } from '#engine/runtime/context';
import { applyReadRules } from '#engine/runtime/permission';

export type Sql = ReturnType<typeof rawSql>;
/** A piece of a query. Never returned from an async function by itself: awaiting it would run it. */
export type Fragment = PendingQuery<Row[]>;

/** A held invoice is a draft that stays back when its run is posted. */
export const INVOICE_STATES = ['draft', 'held', 'posted'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** An invoice as lists show it. Money is decimal text, dates are ISO, the period is [start, end). */
export interface InvoiceRow {
  id: string;
  /** Null until it is posted. */
  number: string | null;
  status: InvoiceState;
  customerId: string;
  customerName: string;
  externalId: string | null;
  runId: string;
  periodStart: string;
  periodEnd: string;
  issuedOn: string;
  dueOn: string | null;
  currency: string;
  subtotal: string;
  tax: string;
  total: string;
  /** Null until it is posted. */
  amountDue: string | null;
}

/** The columns of invoices `v` that rows are made of, with customers `c` and holds `h`. */
export function rowColumns(sql: Sql) {
  return sql`v.id, v.number,
      case when h.invoice_id is not null then 'held' else v.status end as status,
      v.customer_id as "customerId", c.name as "customerName", c.external_id as "externalId",
      v.run_id as "runId", v.period_start::text as "periodStart", v.period_end::text as "periodEnd",
      v.issued_on::text as "issuedOn", v.due_on::text as "dueOn", v.currency,
      v.subtotal::text as subtotal, v.tax::text as tax, v.total::text as total,
      v.amount_due::text as "amountDue"`;
}

/** What of an amount the actor may see. */
export function shownRow<Row extends InvoiceRow>(actor: Actor, row: Row): Row {
  const { amount: amountDue } = applyReadRules(actor, 'invoice', { amount: row.amountDue });
  return { ...applyReadRules(actor, 'invoice', row), amountDue };
}

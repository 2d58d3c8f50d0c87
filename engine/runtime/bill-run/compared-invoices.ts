import type { rawSql } from '#drizzle';
import type { BillRunRow } from './compute-chunk.ts';
import { inSegment, type Segment } from './segment.ts';

type Sql = ReturnType<typeof rawSql>;

/** Invoices of the run itself, in its currency. */
export function invoicesNow(sql: Sql, run: BillRunRow) {
  return sql`
    select v.tenant_id, v.id, v.customer_id, v.total, v.tax, v.rounding
      from invoices v where v.run_id = ${run.id} and v.currency = ${run.currency}`;
}

/**
 * What stands against them: invoices of the posted runs of the period before, of the customers this
 * run is about, without those whom another run of this period bills.
 */
export function invoicesBefore(sql: Sql, run: BillRunRow) {
  return sql`
    select v.tenant_id, v.id, v.customer_id, v.total, v.tax, v.rounding
      from bill_runs b
      join invoices v on v.tenant_id = b.tenant_id and v.run_id = b.id and v.currency = ${run.currency}
      join customers c on c.tenant_id = v.tenant_id and c.id = v.customer_id
      where b.status = 'posted' and b.period_end = ${run.periodStart}::date and b.id <> ${run.id}
        and ${inSegment(sql, run.segment as Segment | null)}
        and not exists (
          select from bill_runs o
            join invoices w on w.tenant_id = o.tenant_id and w.run_id = o.id
              and w.customer_id = v.customer_id and w.currency = ${run.currency}
            where o.tenant_id = b.tenant_id and o.id <> ${run.id}
              and o.period_start = ${run.periodStart}::date and o.period_end = ${run.periodEnd}::date)`;
}

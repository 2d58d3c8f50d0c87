import type { rawSql } from '#drizzle';
import type { ReviewOutcome } from './mark-invoice.ts';

/** What people made of an invoice of a run. */
export interface InvoiceMark {
  /** Null while nobody looked at it. */
  outcome: ReviewOutcome | null;
  note: string | null;
  /** Null where it is not held. */
  holdReason: string | null;
}

/** `InvoiceMark` of invoice_reviews `r` and invoice_holds `h`. */
export function markColumns(sql: ReturnType<typeof rawSql>) {
  return sql`r.outcome, r.note, h.reason as "holdReason"`;
}

import { LEDGER_WRITER_ROLE, rawSql, type Transaction } from '#drizzle/connection';
import { copyRows } from './copy.ts';
import {
  type BilledPeriodRow,
  billedPeriodTarget,
  type InvoiceFactsRow,
  type InvoiceLineRow,
  type InvoiceRow,
  invoiceFactsTarget,
  invoiceLineTarget,
  invoiceTarget,
} from './ledger.ts';

/** Draft invoices with their parts, as computed. */
export interface LedgerRows {
  invoices: Iterable<InvoiceRow>;
  lines: Iterable<InvoiceLineRow>;
  facts: Iterable<InvoiceFactsRow>;
  periods: Iterable<BilledPeriodRow>;
}

export interface LedgerCounts {
  invoices: number;
  lines: number;
  facts: number;
  periods: number;
}

/**
 * Writes draft invoices by COPY inside the tenant's transaction (see `inTenant`), as the ledger
 * writer, and returns to the application's role. Refused by the database with RC001 (double charge,
 * overlap or gap), RC002 (another tenant), RC003 (posted), RC004 (refers to nothing).
 */
export async function writeLedger(tx: Transaction, rows: LedgerRows): Promise<LedgerCounts> {
  const sql = rawSql(tx);
  await sql.unsafe(`set local role ${LEDGER_WRITER_ROLE}`);
  const counts: LedgerCounts = {
    invoices: await copyRows(sql, invoiceTarget, rows.invoices),
    lines: await copyRows(sql, invoiceLineTarget, rows.lines),
    facts: await copyRows(sql, invoiceFactsTarget, rows.facts),
    periods: await copyRows(sql, billedPeriodTarget, rows.periods),
  };
  await sql.unsafe('reset role');
  return counts;
}

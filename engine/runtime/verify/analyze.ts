import { rawSql, type Transaction } from '#drizzle';

const TABLES = [
  'invoices',
  'invoice_lines',
  'invoice_facts',
  'billed_periods',
  'balance_entries',
  'subscription_items',
];

/**
 * Has the server count the ledger anew. Right after a large run it knows nothing of the new rows
 * yet, and would plan the checks over all of them as if there were none. Where the right to do so
 * is missing (before PostgreSQL 17) the server only says so.
 */
export async function analyzeLedger(tx: Transaction): Promise<void> {
  await rawSql(tx).unsafe(`analyze ${TABLES.join(', ')}`);
}

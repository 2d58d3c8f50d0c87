import { randomUUIDv7 as uuid } from 'node:crypto';
import { inTenant, rawSql } from '#drizzle';
import type { TestDatabase } from './create-test-database.ts';
import {
  insertBillRun,
  insertCustomer,
  insertDesign,
  insertItem,
  insertSubscription,
} from './rows.ts';

export interface TableRow {
  table: string;
  tenantColumn: string;
  /** Inserts a further row of the tenant that differs only in what must be unique. */
  insert: string;
}

/** What the generated row can't guess: values bound by a check or a reference. */
type Given = Record<string, string>;

/**
 * Puts one row of the tenant into every table found in the catalog. A column's value is guessed
 * from its type; a table that needs more is listed in `givenValues`, so a new table with plain
 * columns joins the tests by itself and any other fails here until it is listed.
 */
export async function fillEveryTable(
  { db, admin }: TestDatabase,
  tenantId: string,
): Promise<TableRow[]> {
  const customerId = await insertCustomer(db, tenantId);
  const designId = await insertDesign(db, tenantId);
  const subscriptionId = await insertSubscription(db, tenantId, {
    customerId,
    planDesignId: designId,
  });
  const itemId = await insertItem(db, tenantId, { customerId, subscriptionId });
  const runId = await insertBillRun(db, tenantId);
  const batchId = uuid();
  const invoiceId = uuid();
  const keyId = uuid();
  const uploadId = uuid();
  const entryId = uuid();
  const backTestId = uuid();
  const given = givenValues({
    customerId,
    designId,
    subscriptionId,
    itemId,
    runId,
    batchId,
    invoiceId,
    keyId,
    uploadId,
    entryId,
    backTestId,
  });

  const columns = await admin<ColumnRow[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
      order by c.relname, a.attnum`;
  const tables = [...Map.groupBy(columns, (column) => column.table)];
  const first = [
    'api_keys',
    'back_tests',
    'balance_entries',
    'import_batches',
    'invoices',
    'uploads',
  ];
  tables.sort(([a], [b]) => Number(first.includes(b)) - Number(first.includes(a)));

  const rows: TableRow[] = [];
  for (const [table, tableColumns] of tables) {
    const values = (extra: Given) => insertOf(table, tableColumns, { ...extra }, tenantId);
    rows.push({
      table,
      tenantColumn: table === 'tenants' ? 'id' : 'tenant_id',
      insert: values({ ...given[table], ...AGAIN[table] }),
    });
    if (table === 'tenants' || WRITTEN_BY_DATABASE.has(table)) continue;
    await inTenant(db, tenantId, (tx) => rawSql(tx).unsafe(values(given[table] ?? {})));
  }
  return rows;
}

interface ColumnRow {
  table: string;
  column: string;
  type: string;
}

function insertOf(table: string, columns: ColumnRow[], given: Given, tenantId: string): string {
  const known: Given = { [table === 'tenants' ? 'id' : 'tenant_id']: `'${tenantId}'`, ...given };
  const missing = columns.filter(({ column }) => !(column in known));
  for (const { column, type } of missing) known[column] = guess(type);
  return `insert into ${table} (${Object.keys(known).join(', ')}) values (${Object.values(known).join(', ')})`;
}

function guess(type: string): string {
  if (type === 'uuid') return 'uuidv7()';
  if (type === 'jsonb' || type === 'json') return `'{}'`;
  if (type === 'date') return `'2026-01-01'`;
  if (type.startsWith('timestamp')) return 'now()';
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'bytea') return `'\\x00'`;
  if (type === 'boolean') return 'false';
  if (['integer', 'numeric', 'bigint'].includes(type)) return '0';
  if (type === 'character' || type === 'bpchar') return `'CNY'`;
  return 'uuidv7()::text';
}

/** A trigger puts the row there as another is written. */
const WRITTEN_BY_DATABASE: ReadonlySet<string> = new Set(['audit_chain', 'customer_search']);

/** A second row where the first one's key would clash. */
const AGAIN: Record<string, Given> = {
  back_test_chunks: { chunk_no: '2' },
  back_tests: { id: 'uuidv7()' },
  billed_periods: { period_start: `'2026-02-01'`, period_end: `'2026-03-01'` },
  bill_run_chunks: { chunk_no: '2' },
  api_keys: { id: 'uuidv7()' },
  api_request_counts: { key_id: 'uuidv7()' },
  audit_chain: { position: '2' },
  balance_entries: { id: 'uuidv7()' },
  customer_search: { customer_id: 'uuidv7()' },
  import_row_fixes: { row_number: '2' },
  invoice_holds: { invoice_id: 'uuidv7()' },
  invoice_reviews: { invoice_id: 'uuidv7()' },
  upload_parts: { part_no: '2' },
  uploads: { id: 'uuidv7()' },
  import_row_errors: { row_number: '2' },
  invoices: { id: 'uuidv7()', currency: `'USD'` },
  invoice_facts: { invoice_id: 'uuidv7()' },
  invoice_lines: { line_no: '2' },
};

function givenValues(ids: Record<string, string>): Record<string, Given> {
  const id = (name: string) => `'${ids[name]}'`;
  const customer = { customer_id: id('customerId') };
  const run = { run_id: id('runId') };
  return {
    api_keys: { id: id('keyId'), role: `'manager'` },
    api_request_counts: { key_id: id('keyId') },
    balance_entries: { ...customer, id: id('entryId'), kind: `'payment'` },
    back_test_chunks: { back_test_id: id('backTestId') },
    back_tests: { id: id('backTestId'), projection: `'now'`, period_end: `'2026-02-01'` },
    bill_run_chunks: run,
    bill_run_exceptions: { ...customer, ...run, issues: `'[]'` },
    bill_runs: { status: `'planned'`, period_end: `'2026-02-01'` },
    billed_periods: {
      ...run,
      item_id: id('itemId'),
      invoice_id: id('invoiceId'),
      period_end: `'2026-02-01'`,
    },
    customer_contacts: { ...customer, kind: `'phone'` },
    customer_contracts: customer,
    customer_credentials: customer,
    customer_devices: customer,
    customer_merges: { kept_id: id('customerId'), merged_id: id('customerId') },
    customer_notes: customer,
    customer_search: customer,
    customer_tags: customer,
    design_reviews: { design_id: id('designId'), action: `'submit'` },
    import_batches: { id: id('batchId'), status: `'done'` },
    import_row_errors: { batch_id: id('batchId') },
    import_row_fixes: { upload_id: id('uploadId') },
    invitations: { role: `'manager'` },
    invoice_facts: { invoice_id: id('invoiceId') },
    invoice_holds: { ...run, invoice_id: id('invoiceId') },
    invoice_reviews: { ...run, invoice_id: id('invoiceId'), outcome: `'right'` },
    invoice_lines: { invoice_id: id('invoiceId') },
    invoices: { ...run, ...customer, id: id('invoiceId'), period_end: `'2026-02-01'` },
    memberships: { role: `'manager'` },
    payments: { ...customer, entry_id: id('entryId'), amount: '1', method: `'cash'` },
    upload_parts: { upload_id: id('uploadId') },
    uploads: { id: id('uploadId') },
    subscription_items: { ...customer, subscription_id: id('subscriptionId') },
    subscriptions: { ...customer, plan_design_id: id('designId') },
    usage_records: { item_id: id('itemId') },
  };
}

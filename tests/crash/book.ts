import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, inTenant, rawSql, tenants } from '#drizzle';
import { newContext } from '#engine/runtime/context';
import { runImport } from '#engine/runtime/import';
import { broadbandPack } from '#plugins/pack/broadband';
import { fillBook } from '#tests/billing';

const BOOK = join(import.meta.dirname, '../../../shared/data/telco/book.csv');
const SUBSTITUTE_CUSTOMERS = 7_043;

/** The broadband book, imported; without the file as many customers of our own making. */
export async function loadBook(db: Database, tenantId: string): Promise<string> {
  if (!existsSync(BOOK)) {
    await inTenant(db, tenantId, (tx) => fillBook(tx, tenantId, SUBSTITUTE_CUSTOMERS));
    return 'made-up book (../shared/data/telco is absent)';
  }
  await inTenant(db, tenantId, (tx) =>
    tx.insert(tenants).values({
      id: tenantId,
      slug: 'book',
      name: 'Book',
      currency: 'USD',
      timeZone: 'America/Chicago',
      locale: 'en',
      createdAt: '2026-01-01T00:00:00Z',
    }),
  );
  const mapping = broadbandPack.designs.find((design) => design.kind === 'import-mapping');
  if (!mapping) throw new Error('the pack has no mapping');
  await runImport({
    ctx: newContext(db, tenantId, { kind: 'system' }),
    input: {
      path: BOOK,
      mapping,
      offered: broadbandPack.designs,
      billingFrom: '2026-01-01',
    },
  });
  return 'telco book';
}

export interface BookDigest {
  invoices: number;
  lines: number;
  total: string;
  /** Of every line with its customer, period, figures and design, in a fixed order. */
  fingerprint: string;
}

/** What was billed, without the ids that differ from run to run. */
export async function digest(db: Database, tenantId: string): Promise<BookDigest> {
  return inTenant(db, tenantId, async (tx) => {
    const [row] = await rawSql(tx)<BookDigest[]>`
      select (select count(*)::int from invoices) as invoices, count(*)::int as lines,
          (select sum(total)::text from invoices) as total,
          md5(string_agg(concat_ws('|', v.customer_id, l.line_no, l.item_id, l.period_start,
            l.period_end, l.kind, l.key, l.name, l.quantity, l.unit_price, l.amount_unrounded,
            l.amount, l.tax_amount, l.design_id), E'\n'
            order by v.customer_id, v.period_start, l.line_no)) as fingerprint
        from invoice_lines l
        join invoices v on v.tenant_id = l.tenant_id and v.id = l.invoice_id`;
    return row as BookDigest;
  });
}

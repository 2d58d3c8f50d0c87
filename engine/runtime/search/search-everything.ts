import { rawSql } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { findCustomers } from '#engine/runtime/customer';
import { inputParser, TEXT } from '#engine/runtime/input';
import { maskFor, mayDo, requirePermission } from '#engine/runtime/permission';

export interface FoundCustomer {
  id: string;
  name: string;
  externalId: string | null;
  phone: string | null;
  addressLine: string;
}

export interface FoundInvoice {
  id: string;
  number: string;
  customerId: string;
  customerName: string;
  /** Decimal text. */
  total: string;
  currency: string;
  issuedOn: string;
}

export interface FoundDesign {
  id: string;
  kind: string;
  key: string;
  name: LocalText;
}

export interface FoundThings {
  customers: FoundCustomer[];
  invoices: FoundInvoice[];
  designs: FoundDesign[];
}

const MOST_OF_A_KIND = 8;
const SERIES = 'invoice';

const parse = inputParser<{ text: string }>({ text: TEXT.word });

/** What the palette shows for a text: of each kind only what the person may see. */
export async function searchEverything({
  ctx,
  input,
}: {
  ctx: Context;
  input: { text: string };
}): Promise<FoundThings> {
  requirePermission(ctx, 'search.everything');
  const text = parse(input).text.trim();
  if (text === '') return { customers: [], invoices: [], designs: [] };
  const may = {
    customers: mayDo(ctx.actor, 'customer.list'),
    invoices: mayDo(ctx.actor, 'invoice.list'),
    designs: mayDo(ctx.actor, 'design.list'),
  };
  return inTransaction(ctx, async (scope) => {
    const [customers, invoices, designs] = await Promise.all([
      may.customers ? customersFor(scope, text) : [],
      may.invoices ? invoicesFor(scope, text) : [],
      may.designs ? designsFor(scope, text) : [],
    ]);
    return { customers, invoices, designs };
  });
}

async function customersFor(scope: Scope, text: string): Promise<FoundCustomer[]> {
  const rows = await findCustomers(scope, text, MOST_OF_A_KIND);
  return rows.map(({ id, name, externalId, phone, addressLine }) => ({
    id,
    name,
    externalId,
    phone,
    addressLine,
  }));
}

/** By the beginning of the number, or by its digits alone: 42 is INV-00000042. */
async function invoicesFor({ tx, tenantId, actor }: Scope, text: string): Promise<FoundInvoice[]> {
  const beginning = text.toUpperCase();
  const digits = /^\d{1,18}$/.test(text) ? text : null;
  // A range and an equality, which the index of numbers serves under row security too.
  const rows = await rawSql(tx)<FoundInvoice[]>`
    select v.id, v.number, v.customer_id as "customerId", c.name as "customerName",
        v.total::text as total, v.currency, v.issued_on::text as "issuedOn"
      from (
        (select * from invoices
          where tenant_id = ${tenantId} and series = ${SERIES} and number is not null
            and number >= ${beginning} and number < ${`${beginning}\u{10FFFF}`}
          order by number limit ${MOST_OF_A_KIND})
        union
        (select * from invoices
          where tenant_id = ${tenantId} and series = ${SERIES} and number is not null
            and number = (
              select s.prefix || lpad(${digits}::text, greatest(s.width, length(${digits}::text)), '0')
                from number_series s where s.tenant_id = ${tenantId} and s.series = ${SERIES})
          limit 1)) v
      join customers c on c.tenant_id = v.tenant_id and c.id = v.customer_id
      order by v.number
      limit ${MOST_OF_A_KIND}`;
  return rows.map((row) => ({ ...row, total: maskFor(actor, 'invoice.total', row.total) }));
}

/** The newest version of every design whose key or name holds the text; there are few. */
async function designsFor({ tx, tenantId }: Scope, text: string): Promise<FoundDesign[]> {
  const wanted = text.toLowerCase();
  return rawSql(tx)<FoundDesign[]>`
    select distinct on (kind, key) id, kind, key, document->'name' as name
      from designs
      where tenant_id = ${tenantId} and status not in ('retired', 'cancelled')
        and strpos(lower(concat_ws(' ', key, document->'name'->>'zh', document->'name'->>'en')),
          ${wanted}) > 0
      order by kind, key, version desc nulls last
      limit ${MOST_OF_A_KIND}`;
}

import { rawSql } from '#drizzle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { allOf, FILTER_FIELDS, filterConditions, type InvoiceFilter } from './invoice-filter.ts';
import { type InvoiceRow, rowColumns, type Sql, shownRow } from './invoice-row.ts';

export interface ListInvoicesInput extends InvoiceFilter {
  limit?: number;
  cursor?: string;
}

const parse = inputParser<ListInvoicesInput>(
  {},
  {
    ...FILTER_FIELDS,
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** Newest first by an index; a run's invoices by customer, as the index of runs has them. */
function orderOf(sql: Sql, { runId, cursor }: ListInvoicesInput) {
  const [first = '', second = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2);
  if (runId !== undefined) {
    return {
      after:
        cursor === undefined
          ? sql`true`
          : sql`(v.customer_id, v.currency) > (${first}::uuid, ${second})`,
      order: sql`v.customer_id, v.currency`,
      keyOf: (row: InvoiceRow) => [row.customerId, row.currency],
    };
  }
  return {
    after:
      cursor === undefined
        ? sql`true`
        : sql`(v.issued_on, v.id) < (${first}::date, ${second}::uuid)`,
    order: sql`v.issued_on desc, v.id desc`,
    keyOf: (row: InvoiceRow) => [row.issuedOn, row.id],
  };
}

/** A page of rows as they are stored, for the verbs that list and export. */
export async function loadPage(
  scope: Scope,
  given: ListInvoicesInput,
  limit: number,
): Promise<Page<InvoiceRow>> {
  const sql = rawSql(scope.tx);
  const conditions = await filterConditions(scope, sql, given);
  const { after, order, keyOf } = orderOf(sql, given);
  const found = await sql<InvoiceRow[]>`
    select ${rowColumns(sql)}
      from (
        select v.* from invoices v where ${allOf(sql, [...conditions, after])}
          order by ${order} limit ${limit + 1}) v
      join customers c on c.tenant_id = v.tenant_id and c.id = v.customer_id
      left join invoice_holds h on h.tenant_id = v.tenant_id and h.invoice_id = v.id
      order by ${order}`;
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? encodeCursor(keyOf(last)) : null };
}

/** A page of invoices, newest first; those of one run by customer. */
export async function listInvoices({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListInvoicesInput;
}): Promise<Page<InvoiceRow>> {
  requirePermission(ctx, 'invoice.list');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { rows, next } = await loadPage(scope, given, given.limit ?? 50);
    return { rows: rows.map((row) => shownRow(ctx.actor, row)), next };
  });
}

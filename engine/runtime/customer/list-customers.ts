import { and, sql } from 'drizzle-orm';
import { customers, rawSql } from '#drizzle';
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
import {
  type CustomerFilter,
  FILTER_FIELDS,
  filterConditions,
  narrowing,
} from './customer-filter.ts';
import { type CustomerOrder, pageOfIds, sortIds } from './customer-pages.ts';
import { type CustomerRow, loadCustomerRows } from './customer-rows.ts';
import { searchCustomers } from './search-customers.ts';

/** Without a `sort`, words give the best matches first. */
export interface ListCustomersInput extends CustomerFilter, CustomerOrder {
  limit?: number;
  cursor?: string;
}

export interface CustomerPage extends Page<CustomerRow> {
  /** How many there are on all pages; an estimate, or the least, where it isn't exact. */
  total: { count: number; isExact: boolean };
}

/** More matches of a search than this nobody looks through. */
const MOST_FOUND = 1_000;
/** Beyond this the planner's estimate is told. */
const MOST_COUNTED = 10_000;

const parse = inputParser<ListCustomersInput>(
  {},
  {
    ...FILTER_FIELDS,
    sort: { enum: ['name', 'created', 'updated'] },
    descending: { type: 'boolean' },
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** A page of customers, and how many there are. */
export async function listCustomers({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListCustomersInput;
}): Promise<CustomerPage> {
  requirePermission(ctx, 'customer.list');
  const given = parse(input);
  return inTransaction(ctx, (scope) =>
    given.search === undefined
      ? listAll(scope, given)
      : listFound(scope, { ...given, search: given.search }),
  );
}

type Found = ListCustomersInput & { search: string };

/** Ranked by the search, or sorted among the best matches; a cursor is a place among them. */
async function listFound(scope: Scope, given: Found): Promise<CustomerPage> {
  const { limit = 50 } = given;
  const found = await searchCustomers(scope, given, MOST_FOUND + 1);
  const ids = found.slice(0, MOST_FOUND);
  const ordered = given.sort === undefined ? ids : await sortIds(scope, ids, given);
  const [from] = given.cursor === undefined ? ['0'] : decodeCursor(given.cursor, 1);
  const start = Number.parseInt(from ?? '', 10) || 0;
  const end = start + limit;
  return {
    rows: await loadCustomerRows(scope, ordered.slice(start, end)),
    next: end < ordered.length ? encodeCursor([end]) : null,
    total: { count: ids.length, isExact: found.length <= MOST_FOUND },
  };
}

async function listAll(scope: Scope, given: ListCustomersInput): Promise<CustomerPage> {
  const [{ ids, next }, total] = await Promise.all([
    pageOfIds(scope, given, given.limit ?? 50),
    countAll(scope, given),
  ]);
  return { rows: await loadCustomerRows(scope, ids), next, total };
}

async function countAll(
  { tx, tenantId }: Scope,
  filter: CustomerFilter,
): Promise<CustomerPage['total']> {
  const some = tx
    .select({ one: sql<number>`1`.as('one') })
    .from(customers)
    .where(and(...filterConditions(tenantId, filter)))
    .limit(MOST_COUNTED + 1)
    .as('some');
  const [counted] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = counted?.count ?? 0;
  if (count <= MOST_COUNTED) return { count, isExact: true };
  const [estimate] = await rawSql(tx)<{ count: number }[]>`
    select ratecraft_estimate_customers(${narrowing(filter)}::text::jsonb)::int as count`;
  return { count: Math.max(estimate?.count ?? 0, count), isExact: false };
}

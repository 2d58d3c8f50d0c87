import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { customerContacts, customers, customerTags } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Customer } from './customer.ts';

export interface ListCustomersInput {
  /** Beginning of the name, or a whole id or current contact. */
  search?: string;
  status?: 'active' | 'closed';
  tier?: string;
  region?: string;
  tag?: string;
  limit?: number;
  cursor?: string;
}

const parse = inputParser<ListCustomersInput>(
  {},
  {
    search: TEXT.word,
    status: { enum: ['active', 'closed'] },
    tier: TEXT.word,
    region: TEXT.word,
    tag: TEXT.word,
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** A page of customers by name. */
export async function listCustomers({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListCustomersInput;
}): Promise<Page<Customer>> {
  requirePermission(ctx, 'customer.list');
  const given = parse(input);
  const limit = given.limit ?? 50;
  return inTransaction(ctx, async ({ tx }) => {
    const rows = await tx
      .select()
      .from(customers)
      .where(and(eq(customers.tenantId, ctx.tenantId), ...conditionsOf(given)))
      .orderBy(asc(customers.name), asc(customers.id))
      .limit(limit + 1);
    const last = rows[limit - 1];
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: rows.slice(0, limit),
      next: isMore ? encodeCursor([last.name, last.id]) : null,
    };
  });
}

function conditionsOf(given: ListCustomersInput): SQL[] {
  const conditions: SQL[] = [];
  if (given.status !== undefined) conditions.push(eq(customers.status, given.status));
  if (given.tier !== undefined) conditions.push(eq(customers.tier, given.tier));
  if (given.region !== undefined) conditions.push(eq(customers.region, given.region));
  if (given.tag !== undefined) conditions.push(hasTag(given.tag));
  if (given.search !== undefined) conditions.push(matches(given.search));
  if (given.cursor !== undefined) {
    const [name, id] = decodeCursor(given.cursor, 2);
    conditions.push(sql`(${customers.name}, ${customers.id}) > (${name}, ${id}::uuid)`);
  }
  return conditions;
}

function hasTag(tag: string): SQL {
  return sql`exists (select from ${customerTags}
    where ${customerTags.tenantId} = ${customers.tenantId}
      and ${customerTags.customerId} = ${customers.id} and ${customerTags.tag} = ${tag})`;
}

function matches(search: string): SQL {
  return sql`(starts_with(${customers.name}, ${search})
    or ${customers.globalId} = ${search} or ${customers.externalId} = ${search}
    or exists (select from ${customerContacts}
      where ${customerContacts.tenantId} = ${customers.tenantId}
        and ${customerContacts.customerId} = ${customers.id}
        and ${customerContacts.value} = ${search} and ${customerContacts.validTo} is null))`;
}

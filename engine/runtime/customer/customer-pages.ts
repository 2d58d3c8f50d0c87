import { and, asc, desc, inArray, type SQL, sql } from 'drizzle-orm';
import { customers } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { decodeCursor, encodeCursor } from '#engine/runtime/input';
import { type CustomerFilter, filterConditions } from './customer-filter.ts';

export interface CustomerOrder {
  /** By name unless told. */
  sort?: 'name' | 'created' | 'updated';
  descending?: boolean;
}

type Wanted = CustomerFilter & CustomerOrder & { cursor?: string };

/** Ids begin with the time they were made at. */
const SORT_KEYS = {
  name: [customers.name, customers.id],
  created: [customers.id],
  updated: [customers.updatedAt, customers.id],
} as const;

/** A page of ids of all customers of a filter without words, and where the next one begins. */
export async function pageOfIds(
  { tx, tenantId }: Scope,
  wanted: Wanted,
  limit: number,
): Promise<{ ids: string[]; next: string | null }> {
  const { sort = 'name', descending = false } = wanted;
  const direction = descending ? desc : asc;
  const page = await tx
    .select({ id: customers.id, name: customers.name, updatedAt: customers.updatedAt })
    .from(customers)
    .where(and(...filterConditions(tenantId, wanted), after(wanted)))
    .orderBy(...SORT_KEYS[sort].map((column) => direction(column)))
    .limit(limit + 1);
  const ids = page.slice(0, limit).map(({ id }) => id);
  const last = page.length > limit ? page[limit - 1] : undefined;
  if (!last) return { ids, next: null };
  const key = {
    name: [last.name, last.id],
    created: [last.id],
    updated: [last.updatedAt, last.id],
  };
  return { ids, next: encodeCursor(key[sort]) };
}

/** The rows behind the cursor, in the order of the list. */
function after({ cursor, sort = 'name', descending }: Wanted): SQL | undefined {
  if (cursor === undefined) return undefined;
  const keys = SORT_KEYS[sort];
  const values = decodeCursor(cursor, keys.length);
  const casts = { name: sql`text`, created: sql`uuid`, updated: sql`timestamptz` };
  const [first = '', second = ''] = values;
  const beyond = descending ? sql`<` : sql`>`;
  if (sort === 'created') return sql`${customers.id} ${beyond} ${first}::uuid`;
  return sql`(${keys[0]}, ${customers.id}) ${beyond} (${first}::${casts[sort]}, ${second}::uuid)`;
}

/** The same customers in the order of a list. */
export async function sortIds(
  { tx, tenantId }: Scope,
  ids: string[],
  { sort = 'name', descending }: CustomerOrder,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const direction = descending ? desc : asc;
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(sql`${customers.tenantId} = ${tenantId}`, inArray(customers.id, ids)))
    .orderBy(...SORT_KEYS[sort].map((column) => direction(column)));
  return rows.map(({ id }) => id);
}

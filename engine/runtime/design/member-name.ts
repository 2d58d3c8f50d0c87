import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** What the tenant calls the person of a column; else what stands in it. */
export function memberName(tenantId: AnyColumn, person: AnyColumn): SQL<string> {
  return sql<string>`coalesce((
    select m.name from memberships m
      where m.tenant_id = ${tenantId} and m.user_id::text = ${person}
  ), ${person})`;
}

import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type CustomerRow, loadCustomerRows } from './customer-rows.ts';

export interface Duplicates {
  /** Why they may be one: the same telephone number, or the same name and address. */
  reason: 'phone' | 'name-address';
  customers: CustomerRow[];
}

export interface FindDuplicatesInput {
  /** Only duplicates of this one. */
  customerId?: string;
  limit?: number;
}

interface Group {
  reason: Duplicates['reason'];
  ids: string[];
}
type Entries = [string, Group][];

const MOST_GROUPS = 100;
const MOST_IN_GROUP = 20;

const parse = inputParser<FindDuplicatesInput>(
  {},
  { customerId: TEXT.id, limit: { type: 'integer', minimum: 1, maximum: MOST_GROUPS } },
);

/** Customers who may be one and the same. Suggestions: nothing is merged by itself. */
export async function findDuplicates({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindDuplicatesInput;
}): Promise<Duplicates[]> {
  requirePermission(ctx, 'customer.merge');
  const { customerId = null, limit = 50 } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const groups = await rawSql(scope.tx)<Group[]>`
      with keys as (
        select 'phone' as reason, c.id,
            right(regexp_replace(k.value, '\\D', '', 'g'), 11) as key
          from customer_contacts k
          join customers c on c.tenant_id = k.tenant_id and c.id = k.customer_id
          where k.tenant_id = ${ctx.tenantId} and k.kind = 'phone' and k.valid_to is null
            and c.status <> 'merged' and length(regexp_replace(k.value, '\\D', '', 'g')) >= 7
        union
        select 'name-address', c.id, lower(c.name) || ' ' || c.address::text
          from customers c
          where c.tenant_id = ${ctx.tenantId} and c.status <> 'merged' and c.address <> '{}')
      select reason, (array_agg(id order by id))[:${MOST_IN_GROUP}] as ids
        from keys
        where ${customerId}::uuid is null
          or (reason, key) in (select o.reason, o.key from keys o where o.id = ${customerId}::uuid)
        group by reason, key
        having count(*) > 1
        order by reason desc, min(id::text)
        limit ${limit}`;
    const rows = await loadCustomerRows(scope, [...new Set(groups.flatMap(({ ids }) => ids))]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    // The same customers are told once, by the stronger reason.
    const distinct = new Map(groups.map((group) => [group.ids.join(), group]).reverse() as Entries);
    return groups
      .filter((group) => distinct.get(group.ids.join()) === group)
      .map(({ reason, ids }) => ({
        reason,
        customers: ids.flatMap((id) => byId.get(id) ?? []),
      }));
  });
}

import { rawSql } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';

/** What customers can be told apart by: the values that are in use. */
export interface CustomerFacets {
  tiers: string[];
  regions: string[];
  tags: string[];
  plans: { key: string; name: LocalText }[];
}

const MOST_VALUES = 200;

/** The values to choose from in the filters of the list. */
export async function listCustomerFacets({ ctx }: { ctx: Context }): Promise<CustomerFacets> {
  requirePermission(ctx, 'customer.list');
  return inTransaction(ctx, async ({ tx, tenantId }) => {
    const sql = rawSql(tx);
    const [values, plans] = await Promise.all([
      sql<Omit<CustomerFacets, 'plans'>[]>`
        select
          coalesce((select json_agg(tier order by tier) from (
            select distinct tier from customers
              where tenant_id = ${tenantId} and tier is not null limit ${MOST_VALUES}) t), '[]') as tiers,
          coalesce((select json_agg(region order by region) from (
            select distinct region from customers
              where tenant_id = ${tenantId} and region is not null limit ${MOST_VALUES}) r), '[]') as regions,
          coalesce((select json_agg(tag order by tag) from (
            select distinct tag from customer_tags
              where tenant_id = ${tenantId} limit ${MOST_VALUES}) g), '[]') as tags`,
      sql<CustomerFacets['plans']>`
        select distinct on (key) key, document->'name' as name from designs
          where tenant_id = ${tenantId} and kind = 'plan' and status <> 'draft'
          order by key, version desc
          limit ${MOST_VALUES}`,
    ]);
    const [found] = values;
    return { ...(found ?? { tiers: [], regions: [], tags: [] }), plans: [...plans] };
  });
}

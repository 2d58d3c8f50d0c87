import { rawSql, type Transaction } from '#drizzle';
import type { PastItem } from '#engine/runtime/bill-run';
import type { CustomerRange } from './load-billed.ts';

/** Items with all that was recorded of their usage, by id. */
export type PastItems = ReadonlyMap<string, PastItem & { anchorOn: string }>;

/** Loads the records that histories are told from. */
export async function loadPast(tx: Transaction, { from, to }: CustomerRange): Promise<PastItems> {
  const rows = await rawSql(tx)<
    {
      id: string;
      billingFrom: string;
      anchorOn: string;
      usage: { metric: string; day: string; quantity: string }[];
    }[]
  >`
    select i.id, i.billing_from::text as "billingFrom", s.anchor_on::text as "anchorOn",
        coalesce((
          select json_agg(json_build_object('metric', d.metric, 'day', d.day, 'quantity', d.quantity))
            from (
              select u.metric, u.occurred_on::text as day, sum(u.quantity)::text as quantity
                from usage_records u
                where u.tenant_id = i.tenant_id and u.item_id = i.id
                group by u.metric, u.occurred_on) d), '[]') as usage
      from subscription_items i
      join subscriptions s on s.tenant_id = i.tenant_id and s.id = i.subscription_id
      where i.customer_id between ${from}::uuid and ${to}::uuid`;
  return new Map(rows.map((row) => [row.id, row]));
}

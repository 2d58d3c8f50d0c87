import { rawSql, type Transaction } from '#drizzle';
import type { RunPeriod } from './billing-plan.ts';
import { inSegment, type Segment } from './segment.ts';

/** Customers of a chunk: a range of ids, both ends inclusive, or some of them by name. */
export interface CustomerRange {
  from: string;
  to: string;
  /** Only these; for retrying exceptions. */
  only?: readonly string[];
}

export interface LoadedItem {
  id: string;
  module: string;
  quantity: string;
  attributes: Record<string, unknown>;
  startsOn: string;
  endsOn: string | null;
  /** Where the item's timeline begins. */
  billingFrom: string;
  /** First day that was not billed yet. */
  unbilledFrom: string;
  /** Sums by metric and day. */
  usage: UsageDay[];
}

export interface UsageDay {
  metric: string;
  day: string;
  quantity: string;
}

export interface LoadedSubscription {
  id: string;
  customerId: string;
  planId: string;
  startsOn: string;
  endsOn: string | null;
  anchorOn: string;
  attributes: Record<string, unknown>;
  items: LoadedItem[];
}

export interface LoadedCustomer {
  id: string;
  tier: string | null;
  region: string | null;
  industry: string | null;
  tags: string[];
  /** The customer's own, else the operator's. */
  timeZone: string;
  customFields: Record<string, unknown>;
  subscriptions: LoadedSubscription[];
}

type Sql = ReturnType<typeof rawSql>;

function inRange(sql: Sql, column: string, { from, to, only = undefined }: CustomerRange) {
  const id = sql(column);
  return only
    ? sql`${id} = any (${[...only]}::uuid[])`
    : sql`${id} between ${from}::uuid and ${to}::uuid`;
}

async function loadCustomerRows(
  sql: Sql,
  range: CustomerRange,
  segment: Segment | null,
): Promise<Map<string, LoadedCustomer>> {
  const rows = await sql<Omit<LoadedCustomer, 'subscriptions'>[]>`
    select c.id, c.tier, c.region, c.industry, c.custom_fields as "customFields",
        coalesce(c.time_zone, (select o.time_zone from tenants o where o.id = c.tenant_id))
          as "timeZone",
        coalesce(
          (select array_agg(t.tag order by t.tag) from customer_tags t
            where t.tenant_id = c.tenant_id and t.customer_id = c.id), '{}') as tags
      from customers c
      where ${inRange(sql, 'c.id', range)} and ${inSegment(sql, segment)}
      order by c.id`;
  return new Map(rows.map((row) => [row.id, { ...row, subscriptions: [] }]));
}

async function loadSubscriptionRows(
  sql: Sql,
  range: CustomerRange,
): Promise<Map<string, LoadedSubscription>> {
  const rows = await sql<Omit<LoadedSubscription, 'items'>[]>`
    select s.id, s.customer_id as "customerId", s.plan_design_id as "planId",
        s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
        s.anchor_on::text as "anchorOn", s.attributes
      from subscriptions s
      where ${inRange(sql, 's.customer_id', range)}
      order by s.customer_id, s.id`;
  return new Map(rows.map((row) => [row.id, { ...row, items: [] }]));
}

interface ItemRow extends Omit<LoadedItem, 'usage'> {
  subscriptionId: string;
}

/** Items that may be due: their timeline is not billed beyond the run's period. */
function loadItemRows(sql: Sql, range: CustomerRange, run: RunPeriod): Promise<ItemRow[]> {
  return sql<ItemRow[]>`
    select i.id, i.subscription_id as "subscriptionId", i.module_key as module,
        i.quantity::text as quantity, i.attributes, i.starts_on::text as "startsOn",
        i.ends_on::text as "endsOn", i.billing_from::text as "billingFrom",
        coalesce(billed.period_end, i.billing_from)::text as "unbilledFrom"
      from subscription_items i
      left join lateral (
        select p.period_end from billed_periods p
          where p.tenant_id = i.tenant_id and p.item_id = i.id
          order by p.period_start desc
          limit 1) billed on true
      where ${inRange(sql, 'i.customer_id', range)}
        and coalesce(billed.period_end, i.billing_from) < ${run.end.toString()}::date
        and (i.ends_on is null or i.ends_on > coalesce(billed.period_end, i.billing_from))
      order by i.customer_id, i.subscription_id, i.starts_on, i.module_key, i.id`;
}

async function loadUsage(sql: Sql, items: ReadonlyMap<string, LoadedItem>, run: RunPeriod) {
  const rows = await sql<(UsageDay & { itemId: string })[]>`
    select u.item_id as "itemId", u.metric, u.occurred_on::text as day,
        sum(u.quantity)::text as quantity
      from usage_records u
      where u.item_id = any (${[...items.keys()]}::uuid[])
        and u.occurred_on < ${run.end.toString()}::date
      group by u.item_id, u.metric, u.occurred_on
      order by u.item_id, u.metric, u.occurred_on`;
  for (const { itemId, metric, day, quantity } of rows) {
    items.get(itemId)?.usage.push({ metric, day, quantity });
  }
}

/** Everything that the customers of a chunk are billed by, set by set, in the order of their ids. */
export async function loadChunk(
  tx: Transaction,
  range: CustomerRange,
  segment: Segment | null,
  run: RunPeriod,
  withUsage: boolean,
): Promise<LoadedCustomer[]> {
  const sql = rawSql(tx);
  // A plan kept from when the ledger was empty would scan it whole for every item.
  await sql`set local plan_cache_mode = force_custom_plan`;
  const customers = await loadCustomerRows(sql, range, segment);
  const subscriptions = await loadSubscriptionRows(sql, range);
  const items = new Map<string, LoadedItem>();
  for (const { subscriptionId, ...row } of await loadItemRows(sql, range, run)) {
    const subscription = subscriptions.get(subscriptionId);
    if (!subscription || !customers.has(subscription.customerId)) continue;
    const item: LoadedItem = { ...row, usage: [] };
    subscription.items.push(item);
    items.set(item.id, item);
  }
  if (withUsage && items.size > 0) await loadUsage(sql, items, run);
  for (const subscription of subscriptions.values()) {
    if (subscription.items.length === 0) continue;
    customers.get(subscription.customerId)?.subscriptions.push(subscription);
  }
  return [...customers.values()].filter((customer) => customer.subscriptions.length > 0);
}

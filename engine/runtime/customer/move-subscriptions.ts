import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import type { CutItem, CutSubscription, MergeRecord } from './merge-record.ts';
import type { Way } from './move-belongings.ts';
import { changedSince } from './move-belongings.ts';

interface ItemRow {
  id: string;
  subscriptionId: string;
  quantity: string;
  endsOn: string | null;
  /** Null: never billed; `infinity`: charged once. */
  billedUntil: string | null;
}

interface SubscriptionRow {
  id: string;
  status: CutSubscription['status'];
  endsOn: string | null;
}

const goesOn = ({ billedUntil, endsOn }: ItemRow): boolean =>
  billedUntil !== null && billedUntil !== 'infinity' && (endsOn === null || endsOn > billedUntil);

/**
 * Gives the other customer everything that is still to be billed. A subscription that was never
 * billed goes over whole. A billed item must keep its customer, or posted invoices would no longer
 * prove what was billed: it ends where its billing has come, and a copy under the other customer
 * bills from that very day, so that nothing is billed twice or not at all, and one customer gets
 * one bill.
 */
export async function moveSubscriptions(
  scope: Scope,
  way: Way,
): Promise<Pick<MergeRecord, 'subscriptions' | 'cut'>> {
  const { subscriptions, items } = await lockAll(scope, way.from);
  const itemsOf = Map.groupBy(items, ({ subscriptionId }) => subscriptionId);
  const moved: Pick<MergeRecord, 'subscriptions' | 'cut'> = { subscriptions: [], cut: [] };
  for (const subscription of subscriptions) {
    const own = itemsOf.get(subscription.id) ?? [];
    const isBilled = own.some(({ billedUntil }) => billedUntil !== null);
    const isOpen = own.some((item) => item.billedUntil === null || goesOn(item));
    if (!isBilled) {
      await moveWhole(scope, subscription.id, way.to);
      moved.subscriptions.push(subscription.id);
    } else if (isOpen) {
      moved.cut.push(await cutSubscription(scope, subscription, own, way.to));
    }
  }
  return moved;
}

async function lockAll({ tx, tenantId }: Scope, customerId: string) {
  const sql = rawSql(tx);
  const subscriptions = await sql<SubscriptionRow[]>`
    select id, status, ends_on::text as "endsOn" from subscriptions
      where tenant_id = ${tenantId} and customer_id = ${customerId} order by id for update`;
  const items = await sql<ItemRow[]>`
    select i.id, i.subscription_id as "subscriptionId", i.quantity::text as quantity,
        i.ends_on::text as "endsOn",
        (select p.period_end::text from billed_periods p
          where p.tenant_id = i.tenant_id and p.item_id = i.id
          order by p.period_start desc limit 1) as "billedUntil"
      from subscription_items i
      where i.tenant_id = ${tenantId} and i.customer_id = ${customerId} order by i.id for update`;
  return { subscriptions, items };
}

async function moveWhole({ tx, tenantId }: Scope, id: string, to: string): Promise<void> {
  const sql = rawSql(tx);
  await sql`update subscriptions set customer_id = ${to} where tenant_id = ${tenantId} and id = ${id}`;
  await sql`
    update subscription_items set customer_id = ${to}
      where tenant_id = ${tenantId} and subscription_id = ${id}`;
}

async function cutSubscription(
  scope: Scope,
  { id: fromId, status, endsOn }: SubscriptionRow,
  own: readonly ItemRow[],
  to: string,
): Promise<CutSubscription> {
  const sql = rawSql(scope.tx);
  const { tenantId } = scope;
  const toId = scope.newId();
  await sql`
    insert into subscriptions (tenant_id, id, customer_id, plan_key, plan_design_id, status,
        starts_on, ends_on, anchor_on, attributes, created_at)
      select tenant_id, ${toId}::uuid, ${to}::uuid, plan_key, plan_design_id, status, starts_on,
          ends_on, anchor_on, attributes, ${scope.now.toString()}::timestamptz
        from subscriptions where tenant_id = ${tenantId} and id = ${fromId}`;
  const items: CutItem[] = [];
  for (const item of own.filter(goesOn)) items.push(await cutItem(scope, item, toId, to));
  const unbilled = own.filter(({ billedUntil }) => billedUntil === null).map(({ id }) => id);
  await sql`
    update subscription_items set subscription_id = ${toId}, customer_id = ${to}
      where tenant_id = ${tenantId} and id = any (${unbilled}::uuid[])`;
  await sql`
    update subscriptions s set status = 'ended',
        ends_on = greatest(s.starts_on, (select max(i.ends_on) from subscription_items i
          where i.tenant_id = s.tenant_id and i.subscription_id = s.id))
      where s.tenant_id = ${tenantId} and s.id = ${fromId}`;
  await sql`
    update customer_contracts set subscription_id = ${toId}
      where tenant_id = ${tenantId} and subscription_id = ${fromId}`;
  return { fromId, toId, status, endsOn, items, movedItems: unbilled };
}

async function cutItem(
  { tx, tenantId, newId, now }: Scope,
  { id: fromId, billedUntil, endsOn, quantity }: ItemRow,
  subscriptionId: string,
  to: string,
): Promise<CutItem> {
  const sql = rawSql(tx);
  const toId = newId();
  const cutOn = billedUntil ?? '';
  await sql`
    insert into subscription_items (tenant_id, id, subscription_id, customer_id, module_key,
        quantity, attributes, starts_on, ends_on, billing_from, created_at)
      select tenant_id, ${toId}::uuid, ${subscriptionId}::uuid, ${to}::uuid, module_key, quantity,
          attributes, starts_on, ends_on, ${cutOn}::date, ${now.toString()}::timestamptz
        from subscription_items where tenant_id = ${tenantId} and id = ${fromId}`;
  await sql`
    update subscription_items set ends_on = ${cutOn}::date
      where tenant_id = ${tenantId} and id = ${fromId}`;
  await sql`
    update usage_records set item_id = ${toId}
      where tenant_id = ${tenantId} and item_id = ${fromId} and occurred_on >= ${cutOn}::date`;
  return { fromId, toId, cutOn, endsOn, quantity };
}

const SUBSCRIPTIONS = { zh: '订阅', en: 'subscriptions' };

/** The same back again, unless it was billed or changed since. */
export async function returnSubscriptions(
  scope: Scope,
  { from, to }: Way,
  moved: Pick<MergeRecord, 'subscriptions' | 'cut'>,
): Promise<void> {
  const { items } = await lockAll(scope, from);
  const itemOf = new Map(items.map((item) => [item.id, item]));
  for (const id of moved.subscriptions) {
    const own = items.filter(({ subscriptionId }) => subscriptionId === id);
    if (own.length === 0) throw changedSince(SUBSCRIPTIONS);
    refuseBilled(own);
    await moveWhole(scope, id, to);
  }
  for (const cut of moved.cut) {
    const own = items.filter(({ subscriptionId }) => subscriptionId === cut.toId);
    refuseBilled(own);
    const isSame = cut.items.every(({ toId, endsOn, quantity }) => {
      const item = itemOf.get(toId);
      return item?.endsOn === endsOn && item.quantity === quantity;
    });
    if (!isSame || own.length !== cut.items.length + cut.movedItems.length) {
      throw changedSince(SUBSCRIPTIONS);
    }
    await uncut(scope, cut, to);
  }
}

function refuseBilled(items: readonly ItemRow[]): void {
  if (items.every(({ billedUntil }) => billedUntil === null)) return;
  throw changedSince({ zh: '订阅的出账', en: 'billing of the subscriptions' });
}

/** The copies go; the empty subscription stays as ended, since subscriptions are never deleted. */
async function uncut({ tx, tenantId }: Scope, cut: CutSubscription, to: string): Promise<void> {
  const sql = rawSql(tx);
  for (const { fromId, toId, endsOn } of cut.items) {
    await sql`
      update usage_records set item_id = ${fromId} where tenant_id = ${tenantId} and item_id = ${toId}`;
    await sql`delete from subscription_items where tenant_id = ${tenantId} and id = ${toId}`;
    await sql`
      update subscription_items set ends_on = ${endsOn}
        where tenant_id = ${tenantId} and id = ${fromId}`;
  }
  await sql`
    update subscription_items set subscription_id = ${cut.fromId}, customer_id = ${to}
      where tenant_id = ${tenantId} and id = any (${cut.movedItems}::uuid[])`;
  await sql`
    update subscriptions set status = ${cut.status}, ends_on = ${cut.endsOn}
      where tenant_id = ${tenantId} and id = ${cut.fromId}`;
  await sql`
    update subscriptions set status = 'ended', ends_on = starts_on
      where tenant_id = ${tenantId} and id = ${cut.toId}`;
}

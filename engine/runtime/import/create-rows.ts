import {
  customerContacts,
  customers,
  customerTags,
  subscriptionItems,
  subscriptions,
  type Transaction,
} from '#drizzle';
import { insertRows } from '#engine/runtime/import/bulk';
import type { MappedCustomer, MappedRow, MappedSubscription } from '#engine/runtime/import/mapping';

/** What every row written has in common. */
export interface WriteContext {
  tenantId: string;
  /** The published version of the plan; undefined where the mapping makes no subscriptions. */
  planDesignId: string | undefined;
  /** ISO instant. */
  now: string;
  newId(): string;
}

export interface WrittenCounts {
  subscriptions: number;
  items: number;
}

interface NewRows {
  customers: (typeof customers.$inferInsert)[];
  contacts: (typeof customerContacts.$inferInsert)[];
  tags: (typeof customerTags.$inferInsert)[];
  subscriptions: (typeof subscriptions.$inferInsert)[];
  items: (typeof subscriptionItems.$inferInsert)[];
}

/** Inserts customers with all that belongs to them, a statement a table. */
export async function createRows(
  tx: Transaction,
  rows: readonly MappedRow[],
  context: WriteContext,
): Promise<WrittenCounts> {
  const fresh: NewRows = { customers: [], contacts: [], tags: [], subscriptions: [], items: [] };
  for (const { customer, subscription } of rows) {
    const customerId = context.newId();
    fresh.customers.push(customerRow(customerId, customer, context));
    fresh.contacts.push(...contactRows(customerId, customer, context));
    fresh.tags.push(...tagRows(customerId, customer, context));
    if (subscription) addSubscription(fresh, customerId, subscription, context);
  }
  await insertRows(tx, customers, fresh.customers);
  await insertRows(tx, customerContacts, fresh.contacts);
  await insertRows(tx, customerTags, fresh.tags);
  await insertRows(tx, subscriptions, fresh.subscriptions);
  await insertRows(tx, subscriptionItems, fresh.items);
  return { subscriptions: fresh.subscriptions.length, items: fresh.items.length };
}

/** Adds a subscription to customers that are there already. */
export async function createSubscriptions(
  tx: Transaction,
  rows: readonly { customerId: string; subscription: MappedSubscription }[],
  context: WriteContext,
): Promise<WrittenCounts> {
  const fresh: NewRows = { customers: [], contacts: [], tags: [], subscriptions: [], items: [] };
  for (const { customerId, subscription } of rows) {
    addSubscription(fresh, customerId, subscription, context);
  }
  await insertRows(tx, subscriptions, fresh.subscriptions);
  await insertRows(tx, subscriptionItems, fresh.items);
  return { subscriptions: fresh.subscriptions.length, items: fresh.items.length };
}

function customerRow(
  id: string,
  customer: MappedCustomer,
  { tenantId, now }: WriteContext,
): NewRows['customers'][number] {
  const { externalId, name, kind, tier, region, industry, address, customFields } = customer;
  return {
    tenantId,
    id,
    globalId: id,
    externalId,
    name,
    kind,
    tier,
    region,
    industry,
    address,
    customFields,
    createdAt: now,
    updatedAt: now,
  };
}

/** The first contact of a kind is the primary one. */
export function contactRows(
  customerId: string,
  { contacts }: MappedCustomer,
  { tenantId, now, newId }: WriteContext,
): NewRows['contacts'] {
  const kinds = new Set<string>();
  return contacts.map(({ kind, value }) => {
    const isPrimary = !kinds.has(kind);
    kinds.add(kind);
    return { tenantId, id: newId(), customerId, kind, value, isPrimary, validFrom: now };
  });
}

export function tagRows(
  customerId: string,
  { tags }: MappedCustomer,
  { tenantId }: WriteContext,
): NewRows['tags'] {
  return tags.map((tag) => ({ tenantId, customerId, tag }));
}

function addSubscription(
  fresh: NewRows,
  customerId: string,
  subscription: MappedSubscription,
  { tenantId, planDesignId = '', now, newId }: WriteContext,
): void {
  const subscriptionId = newId();
  const { externalId, planKey, startsOn, billingFrom, attributes, items } = subscription;
  fresh.subscriptions.push({
    tenantId,
    id: subscriptionId,
    customerId,
    planKey,
    planDesignId,
    startsOn,
    anchorOn: startsOn,
    attributes,
    externalId,
    createdAt: now,
  });
  for (const item of items) {
    fresh.items.push({
      tenantId,
      id: newId(),
      subscriptionId,
      customerId,
      moduleKey: item.module,
      quantity: item.quantity,
      attributes: item.attributes,
      startsOn,
      billingFrom,
      createdAt: now,
    });
  }
}

import { and, eq } from 'drizzle-orm';
import { subscriptionItems, subscriptions } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { TEXT } from '#engine/runtime/input';

export type Subscription = typeof subscriptions.$inferSelect;
export type Item = typeof subscriptionItems.$inferSelect;

export interface SubscriptionDetails extends Subscription {
  items: Item[];
}

/** A module of the plan as the customer orders it. */
export interface NewItem {
  moduleKey: string;
  /** Decimal text; the module's default if missing. */
  quantity?: string;
  attributes?: Record<string, unknown>;
  /** The subscription's own if missing. */
  startsOn?: string;
  /** Where its billing begins; its start if missing. Later for a book that was billed elsewhere. */
  billingFrom?: string;
}

export const SUBSCRIPTION: LocalText = { zh: '订阅', en: 'subscription' };

export const NEW_ITEM_FIELDS = {
  quantity: TEXT.decimal,
  attributes: TEXT.record,
  startsOn: TEXT.date,
  billingFrom: TEXT.date,
};

/** The subscription, locked until the transaction ends; an ended one is a `conflict`. */
export async function lockSubscription({ tx, tenantId }: Scope, id: string): Promise<Subscription> {
  const [found] = await tx
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.tenantId, tenantId), eq(subscriptions.id, id)))
    .for('update');
  if (!found) throw notFound(SUBSCRIPTION, id);
  if (found.status !== 'ended') return found;
  throw conflict({ zh: '订阅已终止', en: 'the subscription has ended' });
}

/** The item, locked until the transaction ends. */
export async function lockItem({ tx, tenantId }: Scope, id: string): Promise<Item> {
  const [found] = await tx
    .select()
    .from(subscriptionItems)
    .where(and(eq(subscriptionItems.tenantId, tenantId), eq(subscriptionItems.id, id)))
    .for('update');
  if (found) return found;
  throw notFound({ zh: '订阅项', en: 'subscription item' }, id);
}

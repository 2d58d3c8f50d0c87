import { and, asc, eq, inArray } from 'drizzle-orm';
import { subscriptionItems, subscriptions } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { SubscriptionDetails } from './subscription.ts';

export interface GetSubscriptionInput {
  id?: string;
  customerId?: string;
}

const parse = inputParser<GetSubscriptionInput>({}, { id: TEXT.id, customerId: TEXT.id });

/** Subscriptions with their items, past ones too: the one of an id, or all of a customer. */
export async function getSubscription({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetSubscriptionInput;
}): Promise<SubscriptionDetails[]> {
  requirePermission(ctx, 'subscription.get');
  const { id, customerId } = parse(input);
  return inTransaction(ctx, async ({ tx }) => {
    const found = await tx
      .select()
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.tenantId, ctx.tenantId),
          id === undefined
            ? eq(subscriptions.customerId, customerId ?? ctx.tenantId)
            : eq(subscriptions.id, id),
        ),
      )
      .orderBy(asc(subscriptions.startsOn), asc(subscriptions.id));
    const items = await tx
      .select()
      .from(subscriptionItems)
      .where(
        and(
          eq(subscriptionItems.tenantId, ctx.tenantId),
          inArray(
            subscriptionItems.subscriptionId,
            found.map((subscription) => subscription.id),
          ),
        ),
      )
      .orderBy(asc(subscriptionItems.startsOn), asc(subscriptionItems.id));
    const bySubscription = Map.groupBy(items, (item) => item.subscriptionId);
    return found.map((one) => ({ ...one, items: bySubscription.get(one.id) ?? [] }));
  });
}

import { subscriptionItems } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { loadPlan, toItemRows } from './plan-items.ts';
import { type Item, lockSubscription, NEW_ITEM_FIELDS, type NewItem } from './subscription.ts';

export interface AddItemInput extends NewItem {
  subscriptionId: string;
  startsOn: string;
}

const { startsOn: _, ...optional } = NEW_ITEM_FIELDS;

const parse = inputParser<AddItemInput>(
  { subscriptionId: TEXT.id, moduleKey: TEXT.word, startsOn: TEXT.date },
  optional,
);

/** A further module of the plan, from a day on. */
export async function addItem({
  ctx,
  input,
}: {
  ctx: Context;
  input: AddItemInput;
}): Promise<Item> {
  requirePermission(ctx, 'subscription.add-item');
  const { subscriptionId, ...item } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const subscription = await lockSubscription(scope, subscriptionId);
    const plan = await loadPlan(scope, subscription.planDesignId);
    const [added] = await scope.tx
      .insert(subscriptionItems)
      .values(toItemRows(scope, plan, subscription, [item]))
      .returning();
    await writeAudit(scope, 'subscription.add-item', {
      kind: 'subscription',
      id: subscriptionId,
      after: added,
    });
    return added as Item;
  });
}

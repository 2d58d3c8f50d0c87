import { subscriptionItems } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { closeItem } from './close-item.ts';
import { loadPlan, toItemRows } from './plan-items.ts';
import { type Item, lockItem, lockSubscription } from './subscription.ts';

export interface ChangeQuantityInput {
  id: string;
  /** Decimal text. */
  quantity: string;
  /** The first day of the new quantity. */
  from: string;
}

const parse = inputParser<ChangeQuantityInput>({
  id: TEXT.id,
  quantity: TEXT.decimal,
  from: TEXT.date,
});

/**
 * Ends the item on a day and starts another of the same module with the new quantity, so that each
 * item has one quantity all its life. Returns the new item.
 */
export async function changeQuantity({
  ctx,
  input,
}: {
  ctx: Context;
  input: ChangeQuantityInput;
}): Promise<Item> {
  requirePermission(ctx, 'subscription.change-quantity');
  const { id, quantity, from } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { subscriptionId } = await lockItem(scope, id);
    const subscription = await lockSubscription(scope, subscriptionId);
    const { before } = await closeItem(scope, id, from);
    const plan = await loadPlan(scope, subscription.planDesignId);
    const { moduleKey, attributes, endsOn } = before;
    const next = { moduleKey, quantity, attributes, startsOn: from };
    const rows = toItemRows(scope, plan, subscription, [next]);
    const [after] = await scope.tx
      .insert(subscriptionItems)
      .values(rows.map((row) => ({ ...row, endsOn })))
      .returning();
    const subject = { kind: 'subscription', id: subscriptionId, before, after };
    await writeAudit(scope, 'subscription.change-quantity', subject);
    return after as Item;
  });
}

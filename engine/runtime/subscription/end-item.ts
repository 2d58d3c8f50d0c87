import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { closeItem } from './close-item.ts';
import type { Item } from './subscription.ts';

export interface EndItemInput {
  id: string;
  /** Exclusive: the first day without it. */
  endsOn: string;
}

const parse = inputParser<EndItemInput>({ id: TEXT.id, endsOn: TEXT.date });

/** Ends an item on a day. Billed beyond that day, or ended already: `conflict`. */
export async function endItem({
  ctx,
  input,
}: {
  ctx: Context;
  input: EndItemInput;
}): Promise<Item> {
  requirePermission(ctx, 'subscription.end-item');
  const { id, endsOn } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { before, after } = await closeItem(scope, id, endsOn);
    const subject = { kind: 'subscription', id: after.subscriptionId, before, after };
    await writeAudit(scope, 'subscription.end-item', subject);
    return after;
  });
}

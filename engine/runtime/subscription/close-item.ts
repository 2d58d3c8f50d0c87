import { and, desc, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { billedPeriods, subscriptionItems } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { type Item, lockItem } from './subscription.ts';

/**
 * Ends an item on a day, exclusive. Days that are billed already stay: ending before them is a
 * `conflict`, since a credit is a document of its own.
 */
export async function closeItem(
  scope: Scope,
  id: string,
  endsOn: string,
): Promise<{ before: Item; after: Item }> {
  const before = await lockItem(scope, id);
  if (endsOn < before.startsOn) {
    throw conflict({
      zh: `订阅项 ${before.startsOn} 才开始`,
      en: `the item starts only on ${before.startsOn}`,
    });
  }
  await refuseBilled(scope, id, endsOn);
  const [after] = await scope.tx
    .update(subscriptionItems)
    .set({ endsOn })
    .where(
      and(
        eq(subscriptionItems.tenantId, scope.tenantId),
        eq(subscriptionItems.id, id),
        or(isNull(subscriptionItems.endsOn), gt(subscriptionItems.endsOn, endsOn)),
      ),
    )
    .returning();
  if (after) return { before, after };
  throw conflict({
    zh: `订阅项已于 ${before.endsOn} 结束`,
    en: `the item ends on ${before.endsOn} already`,
  });
}

async function refuseBilled({ tx, tenantId }: Scope, id: string, endsOn: string): Promise<void> {
  const [billed] = await tx
    .select({ until: billedPeriods.periodEnd })
    .from(billedPeriods)
    .where(
      and(
        eq(billedPeriods.tenantId, tenantId),
        eq(billedPeriods.itemId, id),
        gt(billedPeriods.periodEnd, endsOn),
        ne(billedPeriods.periodEnd, 'infinity'),
      ),
    )
    .orderBy(desc(billedPeriods.periodStart))
    .limit(1);
  if (!billed) return;
  throw conflict({
    zh: `订阅项已计费至 ${billed.until}，不能更早结束`,
    en: `the item is billed until ${billed.until} and cannot end before`,
  });
}

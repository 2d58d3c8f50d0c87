import { and, eq, isNull } from 'drizzle-orm';
import { customerMerges, customers } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { removeTags } from './bulk-set-tags.ts';
import { actorName, type Customer, lockCustomer } from './customer.ts';
import { guardBilling } from './merge-guard.ts';
import type { MergeRecord } from './merge-record.ts';
import { moveBalances } from './move-balance.ts';
import { changedSince, returnBelongings, returnContacts } from './move-belongings.ts';
import { returnSubscriptions } from './move-subscriptions.ts';

const parse = inputParser<{ mergeId: string }>({ mergeId: TEXT.id });

/**
 * Takes a merge back: exactly what it moved returns. What changed since, such as a subscription
 * that was billed under the kept customer: `conflict`, which names it.
 */
export async function undoMerge({
  ctx,
  input,
}: {
  ctx: Context;
  input: { mergeId: string };
}): Promise<{ keptId: string; mergedId: string }> {
  requirePermission(ctx, 'customer.unmerge');
  const { mergeId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { keptId, mergedId } = await findMerge(scope, mergeId);
    await guardBilling(scope, [keptId, mergedId]);
    const merged = await lockMerged(scope, keptId, mergedId);
    const moved = await takeMerge(scope, mergeId);
    const way = { from: keptId, to: mergedId };
    await returnSubscriptions(scope, way, moved);
    await returnBelongings(scope, way, moved);
    await returnContacts(scope, way, moved.contacts);
    await removeTags(scope, [keptId], moved.tags);
    await moveBalances(scope, way, moved.balances, { mergeId, step: 'undo' });
    await scope.tx
      .update(customers)
      .set({ status: moved.status, mergedInto: null, updatedAt: ctx.now.toString() })
      .where(and(eq(customers.tenantId, ctx.tenantId), eq(customers.id, mergedId)));
    await writeAudit(scope, 'customer.unmerge', {
      kind: 'customer',
      id: keptId,
      before: { mergeId, merged: { id: mergedId, name: merged.name } },
      after: { mergeId },
    });
    return { keptId, mergedId };
  });
}

const MERGE = { zh: '合并记录', en: 'merge' };

async function findMerge({ tx, tenantId }: Scope, id: string) {
  const [found] = await tx
    .select({ keptId: customerMerges.keptId, mergedId: customerMerges.mergedId })
    .from(customerMerges)
    .where(and(eq(customerMerges.tenantId, tenantId), eq(customerMerges.id, id)));
  if (found) return found;
  throw notFound(MERGE, id);
}

/** Both customers, still as the merge left them. */
async function lockMerged(scope: Scope, keptId: string, mergedId: string): Promise<Customer> {
  const found = new Map<string, Customer>();
  for (const id of [keptId, mergedId].sort()) found.set(id, await lockCustomer(scope, id));
  const [kept, merged] = [found.get(keptId) as Customer, found.get(mergedId) as Customer];
  if (kept.status === 'merged') {
    throw changedSince({ zh: '保留的客户', en: 'kept customer' });
  }
  if (merged.status === 'merged' && merged.mergedInto === keptId) return merged;
  throw conflict({ zh: '该合并已撤销', en: 'the merge is undone already' });
}

/** Settled by the write: a merge is undone once. */
async function takeMerge({ tx, tenantId, actor, now }: Scope, id: string): Promise<MergeRecord> {
  const [taken] = await tx
    .update(customerMerges)
    .set({ undoneBy: actorName(actor), undoneAt: now.toString() })
    .where(
      and(
        eq(customerMerges.tenantId, tenantId),
        eq(customerMerges.id, id),
        isNull(customerMerges.undoneAt),
      ),
    )
    .returning({ moved: customerMerges.moved });
  if (taken) return taken.moved as unknown as MergeRecord;
  throw conflict({ zh: '该合并已撤销', en: 'the merge is undone already' });
}

import { and, eq } from 'drizzle-orm';
import { customerMerges, customers } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { actorName, type Customer, lockLiveCustomer } from './customer.ts';
import { guardBilling } from './merge-guard.ts';
import type { MergeRecord } from './merge-record.ts';
import { loadBalances, moveBalances } from './move-balance.ts';
import { copyTags, moveBelongings, moveContacts, type Way } from './move-belongings.ts';
import { moveSubscriptions } from './move-subscriptions.ts';

export interface MergeCustomersInput {
  /** Who stays. */
  keptId: string;
  /** Who is the same as the other one, and goes. */
  mergedId: string;
}

export interface MergeResult {
  mergeId: string;
  keptId: string;
  mergedId: string;
  moved: {
    contacts: number;
    devices: number;
    credentials: number;
    contracts: number;
    notes: number;
    subscriptions: number;
    balances: MergeRecord['balances'];
  };
}

const parse = inputParser<MergeCustomersInput>({ keptId: TEXT.id, mergedId: TEXT.id });

/**
 * Makes two records of one customer into one: contacts, devices, credentials, contracts, notes,
 * tags, subscriptions and the balance go to the kept one, invoices and payments stay in the books
 * as they were made out and are shown with it. A draft of either in a bill run: `conflict`.
 */
export async function mergeCustomers({
  ctx,
  input,
}: {
  ctx: Context;
  input: MergeCustomersInput;
}): Promise<MergeResult> {
  requirePermission(ctx, 'customer.merge');
  const { keptId, mergedId } = parse(input);
  if (keptId === mergedId) {
    const text = { zh: '不能与自身合并', en: "a customer can't be merged with itself" };
    throw invalid([issue('same-customer', '/mergedId', text)]);
  }
  return inTransaction(ctx, async (scope) => {
    await guardBilling(scope, [keptId, mergedId]);
    const { kept, merged } = await lockBoth(scope, keptId, mergedId);
    const mergeId = ctx.newId();
    const way = { from: mergedId, to: keptId };
    const moved = await moveEverything(scope, way, merged, mergeId);
    const mergedAt = ctx.now.toString();
    await scope.tx.insert(customerMerges).values({
      tenantId: ctx.tenantId,
      id: mergeId,
      keptId,
      mergedId,
      moved: { ...moved },
      mergedBy: actorName(ctx.actor),
      mergedAt,
    });
    await scope.tx
      .update(customers)
      .set({ status: 'merged', mergedInto: keptId, updatedAt: mergedAt })
      .where(and(eq(customers.tenantId, ctx.tenantId), eq(customers.id, mergedId)));
    const result = describe(mergeId, way, moved);
    await writeAudit(scope, 'customer.merge', {
      kind: 'customer',
      id: keptId,
      before: { merged: { id: mergedId, name: merged.name }, name: kept.name },
      after: result,
    });
    return result;
  });
}

/** Always in the same order, so that two merges at once don't wait for each other. */
async function lockBoth(scope: Scope, keptId: string, mergedId: string) {
  const found = new Map<string, Customer>();
  for (const id of [keptId, mergedId].sort()) found.set(id, await lockLiveCustomer(scope, id));
  return { kept: found.get(keptId) as Customer, merged: found.get(mergedId) as Customer };
}

async function moveEverything(
  scope: Scope,
  way: Way,
  merged: Customer,
  mergeId: string,
): Promise<MergeRecord> {
  const belongings = await moveBelongings(scope, way);
  const subscriptions = await moveSubscriptions(scope, way);
  const contacts = await moveContacts(scope, way);
  const tags = await copyTags(scope, way);
  const balances = await loadBalances(scope, way.from);
  await moveBalances(scope, way, balances, { mergeId, step: 'merge' });
  const status = merged.status === 'closed' ? 'closed' : 'active';
  return { status, ...belongings, ...subscriptions, contacts, tags, balances };
}

function describe(mergeId: string, { from, to }: Way, moved: MergeRecord): MergeResult {
  return {
    mergeId,
    keptId: to,
    mergedId: from,
    moved: {
      contacts: moved.contacts.length,
      devices: moved.devices.length,
      credentials: moved.credentials.length,
      contracts: moved.contracts.length,
      notes: moved.notes.length,
      subscriptions: moved.subscriptions.length + moved.cut.length,
      balances: moved.balances,
    },
  };
}

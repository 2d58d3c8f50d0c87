import { and, eq } from 'drizzle-orm';
import { customerContracts, subscriptions } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { invalid, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type Contract, lockLiveCustomer } from './customer.ts';

export interface AddContractInput {
  customerId: string;
  number: string;
  /** ISO dates; the end is exclusive. */
  startsOn: string;
  endsOn?: string | null;
  signedOn?: string | null;
  /** Null is for everything the customer has. */
  subscriptionId?: string | null;
  renewsItself?: boolean;
  note?: string;
}

const DATE_OR_NULL = { type: ['string', 'null'], format: 'date' };

const parse = inputParser<AddContractInput>(
  { customerId: TEXT.id, number: TEXT.word, startsOn: TEXT.date },
  {
    endsOn: DATE_OR_NULL,
    signedOn: DATE_OR_NULL,
    subscriptionId: { type: ['string', 'null'], format: 'uuid' },
    renewsItself: { type: 'boolean' },
    note: TEXT.long,
  },
);

/** A contract with a customer. Its number is in use: `conflict`. */
export async function addContract({
  ctx,
  input,
}: {
  ctx: Context;
  input: AddContractInput;
}): Promise<Contract> {
  requirePermission(ctx, 'customer.add-contract');
  const given = parse(input);
  if (given.endsOn && given.endsOn <= given.startsOn) {
    const text = { zh: '结束日期应晚于开始日期', en: 'a contract must end after it starts' };
    throw invalid([issue('ends-before-start', '/endsOn', text)]);
  }
  return inTransaction(ctx, async (scope) => {
    await lockLiveCustomer(scope, given.customerId);
    if (given.subscriptionId) await requireOwn(scope, given.customerId, given.subscriptionId);
    const [contract] = await scope.tx
      .insert(customerContracts)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.newId(),
        createdAt: ctx.now.toString(),
        ...given,
      })
      .returning();
    const subject = { kind: 'customer', id: given.customerId, after: contract };
    await writeAudit(scope, 'customer.add-contract', subject);
    return contract as Contract;
  });
}

async function requireOwn({ tx, tenantId }: Scope, customerId: string, id: string): Promise<void> {
  const [found] = await tx
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.tenantId, tenantId),
        eq(subscriptions.id, id),
        eq(subscriptions.customerId, customerId),
      ),
    );
  if (!found) throw notFound({ zh: '该客户的订阅', en: 'subscription of the customer' }, id);
}

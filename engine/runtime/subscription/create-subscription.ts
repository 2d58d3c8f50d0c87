import { subscriptionItems, subscriptions } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { findCustomer } from '#engine/runtime/customer';
import { getDesign } from '#engine/runtime/design';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Plan } from '#schemas';
import { toItemRows } from './plan-items.ts';
import {
  NEW_ITEM_FIELDS,
  type NewItem,
  type Subscription,
  type SubscriptionDetails,
} from './subscription.ts';

export interface CreateSubscriptionInput {
  customerId: string;
  planKey: string;
  /** The published version in force on the first day, if missing. */
  planVersion?: number;
  startsOn: string;
  /** Exclusive. */
  endsOn?: string | null;
  /** The day periods are counted from; the first day if missing. */
  anchorOn?: string;
  attributes?: Record<string, unknown>;
  externalId?: string | null;
  items: NewItem[];
}

const MOST_ITEMS = 300;

const parse = inputParser<CreateSubscriptionInput>(
  {
    customerId: TEXT.id,
    planKey: TEXT.word,
    startsOn: TEXT.date,
    items: {
      type: 'array',
      minItems: 1,
      maxItems: MOST_ITEMS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['moduleKey'],
        properties: { moduleKey: TEXT.word, ...NEW_ITEM_FIELDS },
      },
    },
  },
  {
    planVersion: { type: 'integer', minimum: 1 },
    endsOn: { type: ['string', 'null'], format: 'date' },
    anchorOn: TEXT.date,
    attributes: TEXT.record,
    externalId: TEXT.wordOrNull,
  },
);

/** A customer takes a plan with some of its modules. */
export async function createSubscription({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateSubscriptionInput;
}): Promise<SubscriptionDetails> {
  requirePermission(ctx, 'subscription.create');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const customer = await findCustomer({ ctx: scope, input: { id: given.customerId } });
    if (customer.status !== 'active') {
      throw conflict({ zh: '客户已销户或已合并', en: 'the customer is closed or merged' });
    }
    const { planKey: key, planVersion: version, startsOn: on } = given;
    const kind = 'plan';
    const design = await getDesign({
      ctx: scope,
      input: version === undefined ? { kind, key, on } : { kind, key, version },
    });
    const subscription = await insertSubscription(scope, given, design.id);
    const plan = design.document as Plan;
    const items = await scope.tx
      .insert(subscriptionItems)
      .values(toItemRows(scope, plan, subscription, given.items))
      .returning();
    const created = { ...subscription, items };
    await writeAudit(scope, 'subscription.create', {
      kind: 'subscription',
      id: subscription.id,
      after: created,
    });
    return created;
  });
}

async function insertSubscription(
  scope: Scope,
  given: CreateSubscriptionInput,
  planDesignId: string,
): Promise<Subscription> {
  const { items: _items, planVersion: _version, anchorOn, ...rest } = given;
  const [subscription] = await scope.tx
    .insert(subscriptions)
    .values({
      ...rest,
      tenantId: scope.tenantId,
      id: scope.newId(),
      planDesignId,
      anchorOn: anchorOn ?? given.startsOn,
      createdAt: scope.now.toString(),
    })
    .returning();
  return subscription as Subscription;
}

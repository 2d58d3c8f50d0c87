import { createCustomer } from '#engine/runtime/customer';
import {
  addItem,
  changeQuantity,
  createSubscription,
  endItem,
  getSubscription,
} from '#engine/runtime/subscription';
import { createTenant, getTenant, setDesignApproval } from '#engine/runtime/tenant';
import { verifyLedger } from '#engine/runtime/verify';
import { asSystem, call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';
import { MODULE_KEY } from './designs.ts';

const LATER = '2026-12-01';

export const tenantCalls = {
  'tenant.create': [
    call(createTenant, 'of a new name', ['forbidden', 'done'], ({ tx: _, ...ctx }) =>
      createTenant({
        ctx,
        input: {
          slug: 'newcomer',
          name: 'New',
          timeZone: 'Asia/Shanghai',
          currency: 'CNY',
          locale: 'zh',
        },
      }),
    ),
  ],
  'tenant.get': [call(getTenant, 'of the context', OWN, (ctx) => getTenant({ ctx }))],
  'tenant.set-design-approval': [
    call(setDesignApproval, 'of the context', OWN, (ctx) =>
      setDesignApproval({ ctx, input: { isRequired: true } }),
    ),
  ],
} satisfies VerbCalls;

export const subscriptionCalls = {
  'subscription.get': [
    call(getSubscription, 'by id', EMPTY, (ctx, { subscriptionId: id }) =>
      getSubscription({ ctx, input: { id } }),
    ),
    call(getSubscription, 'of a customer', EMPTY, (ctx, { customerId }) =>
      getSubscription({ ctx, input: { customerId } }),
    ),
  ],
  'subscription.create': [
    call(createSubscription, 'for a customer', HIDDEN, (ctx, { customerId, planKey }) =>
      createSubscription({
        ctx,
        input: { customerId, planKey, startsOn: LATER, items: [{ moduleKey: MODULE_KEY }] },
      }),
    ),
    call(createSubscription, 'of a plan', HIDDEN, async (ctx, { planKey }) => {
      const { id } = await createCustomer({ ctx: asSystem(ctx), input: { name: 'Own' } });
      const items = [{ moduleKey: MODULE_KEY }];
      const input = { customerId: id, planKey, planVersion: 1, startsOn: LATER, items };
      return createSubscription({ ctx, input });
    }),
  ],
  'subscription.add-item': [
    call(addItem, 'to a subscription', HIDDEN, (ctx, { subscriptionId }) =>
      addItem({ ctx, input: { subscriptionId, moduleKey: MODULE_KEY, startsOn: LATER } }),
    ),
  ],
  'subscription.end-item': [
    call(endItem, 'by id', HIDDEN, (ctx, { itemId: id }) =>
      endItem({ ctx, input: { id, endsOn: LATER } }),
    ),
  ],
  'subscription.change-quantity': [
    call(changeQuantity, 'by id', HIDDEN, (ctx, { itemId: id }) =>
      changeQuantity({ ctx, input: { id, quantity: '2', from: LATER } }),
    ),
  ],
} satisfies VerbCalls;

export const verifyCalls = {
  verify: [call(verifyLedger, 'all', OWN, (ctx) => verifyLedger({ ctx }))],
} satisfies VerbCalls;

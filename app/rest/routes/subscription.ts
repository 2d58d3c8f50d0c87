import type { Context } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import {
  addItem,
  changeQuantity,
  createSubscription,
  endItem,
  getSubscription,
  type SubscriptionDetails,
} from '#engine/runtime/subscription';
import { route } from '../route.ts';

interface ById {
  ctx: Context;
  input: { id: string };
}

async function getOneSubscription({ ctx, input }: ById): Promise<SubscriptionDetails> {
  const [found] = await getSubscription({ ctx, input });
  if (found) return found;
  throw notFound({ zh: '订阅', en: 'subscription' }, input.id);
}

export const subscriptionRoutes = [
  route({
    method: 'GET',
    path: '/customers/{customerId}/subscriptions',
    rule: 'subscription.get',
    verb: getSubscription,
    without: ['id'],
    answer: 'Subscription',
    isPage: true,
    summary: { zh: '客户的订阅', en: 'Subscriptions of a customer' },
  }),
  route({
    method: 'GET',
    path: '/subscriptions/{id}',
    rule: 'subscription.get',
    verb: getOneSubscription,
    without: ['customerId'],
    answer: 'Subscription',
    summary: { zh: '一个订阅及其项目', en: 'A subscription with its items' },
  }),
  route({
    method: 'POST',
    path: '/subscriptions',
    rule: 'subscription.create',
    verb: createSubscription,
    status: 201,
    answer: 'Subscription',
    summary: { zh: '新建订阅', en: 'Create a subscription' },
  }),
  route({
    method: 'POST',
    path: '/subscriptions/{subscriptionId}/items',
    rule: 'subscription.add-item',
    verb: addItem,
    status: 201,
    answer: 'SubscriptionItem',
    summary: { zh: '为订阅加一项', en: 'Add an item to a subscription' },
  }),
  route({
    method: 'POST',
    path: '/subscription-items/{id}/end',
    rule: 'subscription.end-item',
    verb: endItem,
    answer: 'SubscriptionItem',
    summary: { zh: '从某日起终止一项', en: 'End an item from a day on' },
  }),
  route({
    method: 'POST',
    path: '/subscription-items/{id}/quantity',
    rule: 'subscription.change-quantity',
    verb: changeQuantity,
    answer: 'SubscriptionItem',
    summary: { zh: '从某日起改变数量', en: 'Change the quantity of an item from a day on' },
  }),
];

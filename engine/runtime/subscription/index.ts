export { type AddItemInput, addItem } from './add-item.ts';
export { type ChangeQuantityInput, changeQuantity } from './change-quantity.ts';
export { type CreateSubscriptionInput, createSubscription } from './create-subscription.ts';
export { type EndItemInput, endItem } from './end-item.ts';
export { getSubscription } from './get-subscription.ts';
export type { Item, NewItem, Subscription, SubscriptionDetails } from './subscription.ts';

import { ROLES, type Role } from '#engine/runtime/context';

const EVERYBODY = ROLES;
const DESIGNERS: readonly Role[] = ['administrator', 'operations', 'marketing'];
const SERVICE: readonly Role[] = ['administrator', 'operations', 'service'];
const MONEY: readonly Role[] = ['administrator', 'operations', 'finance'];

/** Which role may do what: the one table that verbs, buttons and tests read. */
export const PERMISSIONS = {
  'tenant.create': [],
  'tenant.get': EVERYBODY,
  'design.get': EVERYBODY,
  'design.list': EVERYBODY,
  'design.check': DESIGNERS,
  'design.save-draft': DESIGNERS,
  'design.start-draft': DESIGNERS,
  'design.publish': ['administrator', 'operations'],
  'design.retire': ['administrator', 'operations'],
  'customer.get': EVERYBODY,
  'customer.list': EVERYBODY,
  'customer.create': SERVICE,
  'customer.update': SERVICE,
  'customer.add-contact': SERVICE,
  'customer.change-contact': SERVICE,
  'customer.verify-contact': SERVICE,
  'customer.set-tags': [...SERVICE, 'marketing'],
  'customer.add-device': SERVICE,
  'customer.set-device-status': SERVICE,
  'customer.store-credential': SERVICE,
  'customer.reveal-credential': ['administrator', 'service'],
  'subscription.get': EVERYBODY,
  'subscription.create': SERVICE,
  'subscription.add-item': SERVICE,
  'subscription.end-item': SERVICE,
  'subscription.change-quantity': SERVICE,
  'import.rehearse': ['administrator', 'operations'],
  'import.run': ['administrator', 'operations'],
  'bill-run.get': [...MONEY, 'manager', 'service'],
  'bill-run.plan': MONEY,
  'bill-run.retry': MONEY,
  'bill-run.cancel': MONEY,
  'bill-run.discard': MONEY,
  'bill-run.post': ['administrator', 'finance'],
  'invoice.get': [...MONEY, 'manager', 'service'],
  verify: [...MONEY, 'manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof PERMISSIONS;

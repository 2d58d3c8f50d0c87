import { ROLES, type Role } from '#engine/runtime/context';

const EVERYBODY = ROLES;
const NOBODY: readonly Role[] = [];
const ADMINISTRATOR: readonly Role[] = ['administrator'];
/** Who runs the operator's work: customers' records, imports, what they are subscribed to. */
const RECORDS: readonly Role[] = ['administrator', 'operations'];
/** Who talks to customers. */
const SERVICE: readonly Role[] = ['administrator', 'operations', 'service'];
const DESIGNERS: readonly Role[] = ['administrator', 'operations', 'marketing'];
/** Whoever answers for money and results agrees to prices before they hold. */
const APPROVERS: readonly Role[] = ['administrator', 'finance', 'manager'];
/** Prices are not for those who talk to customers: they get the explanation of an amount. */
const PRICE_READERS: readonly Role[] = [
  'administrator',
  'operations',
  'marketing',
  'finance',
  'manager',
];
const MONEY: readonly Role[] = ['administrator', 'operations', 'finance'];
const MONEY_READERS: readonly Role[] = [...MONEY, 'manager'];
const BILL_READERS: readonly Role[] = [...MONEY, 'service', 'manager'];

/**
 * Which role may do what: the one table that verbs, the API, exports, buttons and tests read. What
 * of a thing a role may see or change is in field-rules.ts; what a key of the API may, in scopes.ts.
 */
export const PERMISSIONS = {
  'tenant.create': NOBODY,
  'tenant.get': EVERYBODY,
  'tenant.set-design-approval': ADMINISTRATOR,

  'design.get': PRICE_READERS,
  'design.list': PRICE_READERS,
  'design.price-card': PRICE_READERS,
  'design.check': DESIGNERS,
  'design.save-draft': DESIGNERS,
  'design.start-draft': DESIGNERS,
  'design.create': DESIGNERS,
  'design.duplicate': DESIGNERS,
  'design.import': DESIGNERS,
  'design.export': PRICE_READERS,
  'design.discard-draft': DESIGNERS,
  'design.submit': DESIGNERS,
  'design.withdraw': DESIGNERS,
  'design.approve': APPROVERS,
  'design.reject': APPROVERS,
  'design.publish': RECORDS,
  'design.retire': RECORDS,
  'design.cancel-publishing': RECORDS,

  // Facts of real customers on a draft: for whoever may see both prices and customers.
  'bench.get': PRICE_READERS,

  'back-test.get': PRICE_READERS,
  'back-test.start': DESIGNERS,
  'back-test.cancel': DESIGNERS,
  'back-test.export': MONEY_READERS,

  'customer.get': EVERYBODY,
  'customer.list': EVERYBODY,
  'customer.create': RECORDS,
  'customer.update': SERVICE,
  'customer.export': PRICE_READERS,
  'customer.add-contact': SERVICE,
  'customer.change-contact': SERVICE,
  'customer.verify-contact': SERVICE,
  'customer.set-tags': [...SERVICE, 'marketing'],
  'customer.add-note': [...SERVICE, 'finance', 'marketing'],
  'customer.change-note': [...SERVICE, 'finance', 'marketing'],
  'customer.add-contract': RECORDS,
  'customer.change-contract': RECORDS,
  'customer.add-device': RECORDS,
  'customer.set-device-status': SERVICE,
  'customer.store-credential': SERVICE,
  'customer.reveal-credential': ['administrator', 'service'],
  'customer.merge': RECORDS,
  'customer.unmerge': RECORDS,

  'subscription.get': EVERYBODY,
  'subscription.create': RECORDS,
  'subscription.add-item': RECORDS,
  'subscription.end-item': RECORDS,
  'subscription.change-quantity': RECORDS,

  'import.list': [...RECORDS, 'finance', 'manager'],
  'import.get': [...RECORDS, 'finance', 'manager'],
  'import.upload': RECORDS,
  'import.rehearse': RECORDS,
  'import.run': RECORDS,
  'import.cancel': RECORDS,
  'import.fix-row': RECORDS,
  'import.save-mapping': RECORDS,

  'bill-run.get': MONEY_READERS,
  'bill-run.preview-count': MONEY,
  'bill-run.plan': MONEY,
  'bill-run.pause': MONEY,
  'bill-run.resume': MONEY,
  'bill-run.retry': MONEY,
  'bill-run.resolve': MONEY,
  'bill-run.review-mark': MONEY,
  'bill-run.hold': MONEY,
  'bill-run.release': MONEY,
  'bill-run.discard-draft': MONEY,
  'bill-run.cancel': MONEY,
  'bill-run.discard': MONEY,
  'bill-run.post': ['administrator', 'finance'],

  'invoice.list': BILL_READERS,
  'invoice.get': BILL_READERS,
  'invoice.explain': BILL_READERS,
  'invoice.export': MONEY_READERS,

  'payment.list': BILL_READERS,
  'payment.record': MONEY,

  'audit.list': ['administrator', 'finance', 'manager'],
  'audit.export': ['administrator', 'finance', 'manager'],
  verify: MONEY_READERS,

  'member.list': ADMINISTRATOR,
  'member.invite': ADMINISTRATOR,
  'member.revoke-invitation': ADMINISTRATOR,
  'member.change-role': ADMINISTRATOR,
  'member.suspend': ADMINISTRATOR,
  'member.restore': ADMINISTRATOR,
  'member.add': NOBODY,
  'member.join': NOBODY,
  'mail.list': ADMINISTRATOR,
  'session.open': EVERYBODY,
  'session.close': EVERYBODY,
  'session.refuse': NOBODY,
  'security.change': EVERYBODY,

  'api-key.list': ADMINISTRATOR,
  'api-key.create': ADMINISTRATOR,
  'api-key.revoke': ADMINISTRATOR,

  'search.everything': EVERYBODY,
  'saved-view.list': EVERYBODY,
  'saved-view.save': EVERYBODY,
  'saved-view.remove': EVERYBODY,
  'work.list': EVERYBODY,
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof PERMISSIONS;

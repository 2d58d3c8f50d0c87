import type { ImportMapping, ValueSource } from '#schemas';

/** Where a whole column goes; `rules`: it is read by expressions only. */
export type Target = string;

export const CUSTOMER_TARGETS = [
  'externalId',
  'name',
  'kind',
  'tier',
  'region',
  'industry',
] as const;
export const CONTACT_TARGETS = ['phone', 'email', 'wechat', 'post'] as const;
export const ADDRESS_TARGETS = [
  'province',
  'city',
  'district',
  'street',
  'community',
  'postcode',
] as const;
export const SUBSCRIPTION_TARGETS = ['startsOn', 'billingFrom'] as const;

type Customer = ImportMapping['customer'];
type Contact = NonNullable<Customer['contacts']>[number];

const reads = (source: ValueSource | undefined, column: string): boolean =>
  source !== undefined && 'column' in source && source.column === column;

const oneOf = <T extends string>(list: readonly T[], word: string): T | undefined =>
  list.find((each) => each === word);

/** Everything that a whole column goes to, the customer's own fields first. */
export function targetsOf(mapping: ImportMapping, column: string): Target[] {
  const { customer, subscription, reconcile } = mapping;
  return [
    ...CUSTOMER_TARGETS.filter((field) => reads(customer[field], column)),
    ...(customer.contacts ?? [])
      .filter(({ value }) => reads(value, column))
      .map(({ kind }) => kind),
    ...Object.entries(customer.address ?? {})
      .filter(([, source]) => reads(source, column))
      .map(([field]) => `address:${field}`),
    ...SUBSCRIPTION_TARGETS.filter((field) => reads(subscription?.[field], column)),
    ...(reconcile?.column === column ? ['reconcile'] : []),
    ...(Object.values(customer.customFields ?? {}).some((source) => reads(source, column))
      ? ['custom']
      : []),
  ];
}

function without<T>(record: Record<string, T> | undefined, drop: (value: T) => boolean) {
  const kept = Object.entries(record ?? {}).filter(([, value]) => !drop(value));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The mapping with the column taken out of everything it may be taken out of. */
function released(mapping: ImportMapping, column: string): ImportMapping {
  const { customer, subscription, reconcile, ...rest } = mapping;
  const isIt = (source: ValueSource | undefined) => reads(source, column);
  const next: Customer = { ...customer };
  for (const field of ['kind', 'tier', 'region', 'industry'] as const) {
    if (isIt(next[field])) delete next[field];
  }
  // A customer needs a name: the id stands in for it.
  if (isIt(next.name) && !isIt(next.externalId)) next.name = next.externalId;
  const contacts = (customer.contacts ?? []).filter(({ value }) => !isIt(value));
  return {
    ...rest,
    customer: compact({
      ...next,
      contacts: contacts.length > 0 ? contacts : undefined,
      address: without(customer.address, isIt),
      customFields: without(customer.customFields, isIt),
    }),
    ...(subscription
      ? {
          subscription: compact({
            ...subscription,
            startsOn: isIt(subscription.startsOn) ? undefined : subscription.startsOn,
            billingFrom: isIt(subscription.billingFrom) ? undefined : subscription.billingFrom,
          }),
        }
      : {}),
    ...(reconcile && reconcile.column !== column ? { reconcile } : {}),
  };
}

/** Members without a value are not written: the document has to fit its schema. */
function compact<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

/** Sends a whole column to one target, and nowhere else. */
export function setTarget(mapping: ImportMapping, column: string, target: Target): ImportMapping {
  const free = released(mapping, column);
  const source: ValueSource = { column };
  const customer = { ...free.customer };
  const field = oneOf(CUSTOMER_TARGETS, target);
  const contact = oneOf(CONTACT_TARGETS, target);
  const onSubscription = oneOf(SUBSCRIPTION_TARGETS, target);
  if (field) customer[field] = source;
  else if (contact) customer.contacts = [...(customer.contacts ?? []), newContact(contact, source)];
  else if (target.startsWith('address:')) {
    customer.address = { ...customer.address, [target.slice('address:'.length)]: source };
  } else if (target === 'custom') {
    customer.customFields = { ...customer.customFields, [column]: source };
  } else if (target === 'reconcile') {
    return { ...free, reconcile: { column } };
  } else if (onSubscription && free.subscription) {
    return { ...free, subscription: { ...free.subscription, [onSubscription]: source } };
  }
  return { ...free, customer };
}

const newContact = (kind: Contact['kind'], value: ValueSource): Contact => ({ kind, value });

/** Puts a value where a JSON Pointer points; undefined takes it out. */
export function setAt(mapping: ImportMapping, path: string, value: unknown): ImportMapping {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return placed(mapping, steps, value) as ImportMapping;
}

function placed(node: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const at = Number(step);
    if (rest.length === 0 && value === undefined) return node.filter((_, index) => index !== at);
    return node.map((each, index) => (index === at ? placed(each, rest, value) : each));
  }
  const record = { ...(node as Record<string, unknown> | undefined) };
  const next = placed(record[step], rest, value);
  if (next === undefined) delete record[step];
  else record[step] = next;
  return record;
}

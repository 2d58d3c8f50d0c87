import { and, eq } from 'drizzle-orm';
import {
  type customerContacts,
  type customerContracts,
  type customerDevices,
  type customerNotes,
  customers,
} from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Actor, Scope } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { TEXT } from '#engine/runtime/input';

export type Customer = typeof customers.$inferSelect;
export type Contact = typeof customerContacts.$inferSelect;
export type Device = typeof customerDevices.$inferSelect;
export type Note = typeof customerNotes.$inferSelect;
export type Contract = typeof customerContracts.$inferSelect;

/** A customer with what hangs on it; credentials without their secrets. */
export interface CustomerDetails extends Customer {
  contacts: Contact[];
  tags: string[];
  devices: Device[];
  credentials: { id: string; kind: string; username: string; createdAt: string }[];
}

export const CUSTOMER: LocalText = { zh: '客户', en: 'customer' };

const ADDRESS = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    [
      'country',
      'province',
      'city',
      'district',
      'street',
      'community',
      'building',
      'unit',
      'room',
      'postalCode',
    ].map((part) => [part, TEXT.word]),
  ),
};

/** The members of a customer that people may set, as input schemas. */
export const CUSTOMER_FIELDS = {
  externalId: TEXT.wordOrNull,
  kind: { enum: ['person', 'company'] },
  tier: TEXT.wordOrNull,
  region: TEXT.wordOrNull,
  industry: TEXT.wordOrNull,
  timeZone: TEXT.wordOrNull,
  locale: TEXT.wordOrNull,
  address: ADDRESS,
  customFields: TEXT.record,
  paymentTermDays: { type: ['integer', 'null'], minimum: 0, maximum: 365 },
};

/** The customer, locked against other changes until the transaction ends, or `not-found`. */
export async function lockCustomer({ tx, tenantId }: Scope, id: string): Promise<Customer> {
  const [customer] = await tx
    .select()
    .from(customers)
    .where(and(eq(customers.tenantId, tenantId), eq(customers.id, id)))
    .for('update');
  if (!customer) throw notFound(CUSTOMER, id);
  return customer;
}

/** The same for a command that adds to a customer: one merged into another takes nothing more. */
export async function lockLiveCustomer(scope: Scope, id: string): Promise<Customer> {
  const customer = await lockCustomer(scope, id);
  if (customer.status !== 'merged') return customer;
  throw conflict({
    zh: '该客户已合并到另一客户，请在保留的客户上操作',
    en: 'the customer was merged into another; use the one that was kept',
  });
}

/** Who did it, as shown to people. */
export function actorName(actor: Actor): string {
  if ('name' in actor && actor.name) return actor.name;
  return 'id' in actor ? actor.id : actor.kind;
}

/** The customer is there, or `not-found`. */
export async function requireCustomer({ tx, tenantId }: Scope, id: string): Promise<void> {
  const [found] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.tenantId, tenantId), eq(customers.id, id)));
  if (!found) throw notFound(CUSTOMER, id);
}

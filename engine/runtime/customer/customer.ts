import { and, eq } from 'drizzle-orm';
import { type customerContacts, type customerDevices, customers } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { TEXT } from '#engine/runtime/input';

export type Customer = typeof customers.$inferSelect;
export type Contact = typeof customerContacts.$inferSelect;
export type Device = typeof customerDevices.$inferSelect;

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

import { and, eq, isNull } from 'drizzle-orm';
import { customerContacts } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { type Contact, lockCustomer } from './customer.ts';

export const CONTACT: LocalText = { zh: '联系方式', en: 'contact' };

/** A current contact, locked after its customer, as every command does; a past one is a `conflict`. */
export async function lockContact(scope: Scope, id: string): Promise<Contact> {
  const { tx, tenantId } = scope;
  const isWanted = and(eq(customerContacts.tenantId, tenantId), eq(customerContacts.id, id));
  const { customerId } = customerContacts;
  const [owner] = await tx.select({ customerId }).from(customerContacts).where(isWanted);
  if (!owner) throw notFound(CONTACT, id);
  await lockCustomer(scope, owner.customerId);
  const [contact] = await tx.select().from(customerContacts).where(isWanted).for('update');
  if (contact?.validTo === null) return contact;
  throw conflict({ zh: '该联系方式已失效', en: 'this contact is a past one' });
}

/** No other contact of the kind is primary any more. */
export async function dropPrimary(
  { tx, tenantId }: Scope,
  customerId: string,
  kind: Contact['kind'],
): Promise<void> {
  await tx
    .update(customerContacts)
    .set({ isPrimary: false })
    .where(
      and(
        eq(customerContacts.tenantId, tenantId),
        eq(customerContacts.customerId, customerId),
        eq(customerContacts.kind, kind),
        eq(customerContacts.isPrimary, true),
        isNull(customerContacts.validTo),
      ),
    );
}

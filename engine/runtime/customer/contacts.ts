import { and, eq, isNull } from 'drizzle-orm';
import { customerContacts } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import type { Contact } from './customer.ts';

export const CONTACT: LocalText = { zh: '联系方式', en: 'contact' };

/** A current contact, locked; a past one is a `conflict`. */
export async function lockContact({ tx, tenantId }: Scope, id: string): Promise<Contact> {
  const [contact] = await tx
    .select()
    .from(customerContacts)
    .where(and(eq(customerContacts.tenantId, tenantId), eq(customerContacts.id, id)))
    .for('update');
  if (!contact) throw notFound(CONTACT, id);
  if (contact.validTo === null) return contact;
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

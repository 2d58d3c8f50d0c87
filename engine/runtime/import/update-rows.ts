import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import {
  customerContacts,
  customers,
  customerTags,
  subscriptions,
  type Transaction,
} from '#drizzle';
import type { MappedContact, MappedRow } from '#engine/runtime/import/mapping';
import {
  contactRows,
  createSubscriptions,
  tagRows,
  type WriteContext,
  type WrittenCounts,
} from './create-rows.ts';

interface Known {
  customerId: string;
  row: MappedRow;
}

/**
 * Renews customers that are there already: their data, tags and contacts. A contact that changed is
 * closed and a new one stands beside it. A subscription is added where the customer lacks it; an
 * existing one is never changed by an import, since that would be a change of plan.
 */
export async function updateRows(
  tx: Transaction,
  rows: readonly MappedRow[],
  context: WriteContext,
): Promise<WrittenCounts> {
  const known = await findKnown(tx, rows);
  for (const { customerId, row } of known) await updateCustomer(tx, customerId, row, context);
  await replaceTags(tx, known, context);
  await renewContacts(tx, known, context);
  const missing = await withoutSubscription(tx, known);
  return createSubscriptions(tx, missing, context);
}

async function findKnown(tx: Transaction, rows: readonly MappedRow[]): Promise<Known[]> {
  const found = await tx
    .select({ id: customers.id, externalId: customers.externalId })
    .from(customers)
    .where(
      inArray(
        customers.externalId,
        rows.map(({ customer }) => customer.externalId),
      ),
    )
    .for('update');
  const ids = new Map(found.map(({ id, externalId }) => [externalId, id]));
  return rows.flatMap((row) => {
    const customerId = ids.get(row.customer.externalId);
    return customerId === undefined ? [] : [{ customerId, row }];
  });
}

async function updateCustomer(
  tx: Transaction,
  customerId: string,
  { customer }: MappedRow,
  { now }: WriteContext,
): Promise<void> {
  const { name, kind, tier, region, industry, address, customFields } = customer;
  await tx
    .update(customers)
    .set({
      name,
      kind,
      ...(tier === null ? {} : { tier }),
      ...(region === null ? {} : { region }),
      ...(industry === null ? {} : { industry }),
      address: sql`${customers.address} || ${JSON.stringify(address)}::jsonb`,
      customFields: sql`${customers.customFields} || ${JSON.stringify(customFields)}::jsonb`,
      updatedAt: now,
    })
    .where(eq(customers.id, customerId));
}

async function replaceTags(
  tx: Transaction,
  known: readonly Known[],
  context: WriteContext,
): Promise<void> {
  const rows = known.flatMap(({ customerId, row }) => tagRows(customerId, row.customer, context));
  if (rows.length > 0) await tx.insert(customerTags).values(rows).onConflictDoNothing();
}

async function renewContacts(
  tx: Transaction,
  known: readonly Known[],
  context: WriteContext,
): Promise<void> {
  if (known.length === 0) return;
  const current = await tx
    .select()
    .from(customerContacts)
    .where(
      and(
        inArray(
          customerContacts.customerId,
          known.map(({ customerId }) => customerId),
        ),
        isNull(customerContacts.validTo),
      ),
    );
  const spell = ({ kind, value }: MappedContact) => `${kind} ${value}`;
  const changed = known.filter(({ customerId, row }) => {
    const kinds = new Set<string>(row.customer.contacts.map(({ kind }) => kind));
    const present = current.filter((contact) => contact.customerId === customerId);
    const before = present.filter(({ kind }) => kinds.has(kind)).map(spell);
    return before.sort().join('\n') !== row.customer.contacts.map(spell).sort().join('\n');
  });
  if (changed.length === 0) return;
  for (const { customerId, row } of changed) {
    const kinds = [...new Set(row.customer.contacts.map(({ kind }) => kind))];
    if (kinds.length === 0) continue;
    await tx
      .update(customerContacts)
      .set({ validTo: context.now })
      .where(
        and(
          eq(customerContacts.customerId, customerId),
          inArray(customerContacts.kind, kinds),
          isNull(customerContacts.validTo),
        ),
      );
  }
  const fresh = changed.flatMap(({ customerId, row }) =>
    contactRows(customerId, row.customer, context),
  );
  if (fresh.length > 0) await tx.insert(customerContacts).values(fresh);
}

async function withoutSubscription(tx: Transaction, known: readonly Known[]) {
  const wanted = known.flatMap(({ customerId, row: { subscription } }) =>
    subscription ? [{ customerId, subscription }] : [],
  );
  if (wanted.length === 0) return [];
  const present = await tx
    .select({ externalId: subscriptions.externalId })
    .from(subscriptions)
    .where(
      inArray(
        subscriptions.externalId,
        wanted.map(({ subscription }) => subscription.externalId),
      ),
    );
  const ids = new Set(present.map(({ externalId }) => externalId));
  return wanted.filter(({ subscription }) => !ids.has(subscription.externalId));
}

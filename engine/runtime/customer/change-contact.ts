import { and, eq, isNull } from 'drizzle-orm';
import { customerContacts } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockContact } from './contacts.ts';
import type { Contact } from './customer.ts';

export interface ChangeContactInput {
  id: string;
  /** The new value; null ends the contact without another. */
  value: string | null;
}

const parse = inputParser<ChangeContactInput>({ id: TEXT.id, value: TEXT.wordOrNull });

/** Closes the contact and puts one with the new value in its place, which is not yet verified. */
export async function changeContact({
  ctx,
  input,
}: {
  ctx: Context;
  input: ChangeContactInput;
}): Promise<Contact | null> {
  requirePermission(ctx, 'customer.change-contact');
  const { id, value } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const before = await lockContact(scope, id);
    const now = ctx.now.toString();
    await scope.tx
      .update(customerContacts)
      .set({ validTo: now })
      .where(
        and(
          eq(customerContacts.tenantId, ctx.tenantId),
          eq(customerContacts.id, id),
          isNull(customerContacts.validTo),
        ),
      );
    const { tenantId, customerId, kind, isPrimary } = before;
    const next = { tenantId, customerId, kind, isPrimary, id: ctx.newId(), validFrom: now };
    const [after] =
      value === null
        ? []
        : await scope.tx
            .insert(customerContacts)
            .values({ ...next, value })
            .returning();
    const subject = { kind: 'customer', id: customerId, before, after };
    await writeAudit(scope, 'customer.change-contact', subject);
    return after ?? null;
  });
}

import { and, eq, isNull } from 'drizzle-orm';
import { customerContacts } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockContact } from './contacts.ts';
import type { Contact } from './customer.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Marks a current contact as proven to be the customer's. */
export async function verifyContact({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Contact> {
  requirePermission(ctx, 'customer.verify-contact');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const before = await lockContact(scope, id);
    const [after] = await scope.tx
      .update(customerContacts)
      .set({ verifiedAt: ctx.now.toString() })
      .where(
        and(
          eq(customerContacts.tenantId, ctx.tenantId),
          eq(customerContacts.id, id),
          isNull(customerContacts.validTo),
        ),
      )
      .returning();
    const subject = { kind: 'customer', id: before.customerId, before, after };
    await writeAudit(scope, 'customer.verify-contact', subject);
    return after as Contact;
  });
}

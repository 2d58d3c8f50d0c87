import { customerContacts } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { dropPrimary } from './contacts.ts';
import { type Contact, lockLiveCustomer } from './customer.ts';

export interface AddContactInput {
  customerId: string;
  kind: Contact['kind'];
  value: string;
  /** Takes the place of the kind's primary contact. */
  isPrimary?: boolean;
}

const parse = inputParser<AddContactInput>(
  {
    customerId: TEXT.id,
    kind: { enum: ['phone', 'email', 'wechat', 'post'] },
    value: TEXT.word,
  },
  { isPrimary: { type: 'boolean' } },
);

export async function addContact({
  ctx,
  input,
}: {
  ctx: Context;
  input: AddContactInput;
}): Promise<Contact> {
  requirePermission(ctx, 'customer.add-contact');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    await lockLiveCustomer(scope, given.customerId);
    if (given.isPrimary) await dropPrimary(scope, given.customerId, given.kind);
    const [contact] = await scope.tx
      .insert(customerContacts)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.newId(),
        validFrom: ctx.now.toString(),
        ...given,
      })
      .returning();
    await writeAudit(scope, 'customer.add-contact', {
      kind: 'customer',
      id: given.customerId,
      after: contact,
    });
    return contact as Contact;
  });
}

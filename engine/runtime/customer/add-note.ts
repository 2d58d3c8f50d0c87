import { customerNotes } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { actorName, lockLiveCustomer, type Note } from './customer.ts';

export interface AddNoteInput {
  customerId: string;
  text: string;
  /** Pinned notes stay on top. */
  isPinned?: boolean;
}

const parse = inputParser<AddNoteInput>(
  { customerId: TEXT.id, text: { type: 'string', minLength: 1, maxLength: 10_000 } },
  { isPinned: { type: 'boolean' } },
);

/** Writes something down about a customer. */
export async function addNote({
  ctx,
  input,
}: {
  ctx: Context;
  input: AddNoteInput;
}): Promise<Note> {
  requirePermission(ctx, 'customer.add-note');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    await lockLiveCustomer(scope, given.customerId);
    const [note] = await scope.tx
      .insert(customerNotes)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.newId(),
        author: actorName(ctx.actor),
        createdAt: ctx.now.toString(),
        ...given,
      })
      .returning();
    const subject = { kind: 'customer', id: given.customerId, after: note };
    await writeAudit(scope, 'customer.add-note', subject);
    return note as Note;
  });
}

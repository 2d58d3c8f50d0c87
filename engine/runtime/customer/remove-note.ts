import { and, eq, isNull } from 'drizzle-orm';
import { customerNotes } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Note } from './customer.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Takes a note out of sight; it stays in the books. */
export async function removeNote({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Note> {
  requirePermission(ctx, 'customer.change-note');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const own = and(eq(customerNotes.tenantId, ctx.tenantId), eq(customerNotes.id, id));
    const [before] = await scope.tx.select().from(customerNotes).where(own);
    if (!before) throw notFound({ zh: '备注', en: 'note' }, id);
    const [after] = await scope.tx
      .update(customerNotes)
      .set({ removedAt: ctx.now.toString() })
      .where(and(own, isNull(customerNotes.removedAt)))
      .returning();
    if (!after) throw conflict({ zh: '备注已删除', en: 'the note is removed already' });
    const subject = { kind: 'customer', id: before.customerId, before, after };
    await writeAudit(scope, 'customer.change-note', subject);
    return after;
  });
}

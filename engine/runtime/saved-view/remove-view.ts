import { and, eq } from 'drizzle-orm';
import { savedViews } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { ownerOf } from './saved-view.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Forgets a view of one's own; a shared one of somebody else is theirs. */
export async function removeView({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<{ id: string }> {
  requirePermission(ctx, 'saved-view.remove');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const [before] = await scope.tx
      .delete(savedViews)
      .where(
        and(
          eq(savedViews.tenantId, ctx.tenantId),
          eq(savedViews.id, id),
          eq(savedViews.ownerId, ownerOf(ctx.actor)),
        ),
      )
      .returning();
    if (!before) throw notFound({ zh: '本人保存的视图', en: 'view of your own' }, id);
    await writeAudit(scope, 'saved-view.remove', { kind: 'saved-view', id, before });
    return { id };
  });
}

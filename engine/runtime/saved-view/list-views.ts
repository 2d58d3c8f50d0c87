import { and, asc, eq, or } from 'drizzle-orm';
import { savedViews } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { ownerOf, type SavedView, toView, VIEW_LISTS, type ViewList } from './saved-view.ts';

const MOST_VIEWS = 200;

const parse = inputParser<{ list: ViewList }>({ list: { enum: VIEW_LISTS } });

/** One's own views of a list, and those that others share, by name. */
export async function listViews({
  ctx,
  input,
}: {
  ctx: Context;
  input: { list: ViewList };
}): Promise<SavedView[]> {
  requirePermission(ctx, 'saved-view.list');
  const { list } = parse(input);
  const owner = ownerOf(ctx.actor);
  return inTransaction(ctx, async ({ tx }) => {
    const rows = await tx
      .select()
      .from(savedViews)
      .where(
        and(
          eq(savedViews.tenantId, ctx.tenantId),
          eq(savedViews.list, list),
          or(eq(savedViews.ownerId, owner), eq(savedViews.isShared, true)),
        ),
      )
      .orderBy(asc(savedViews.name), asc(savedViews.id))
      .limit(MOST_VIEWS);
    return rows.map((row) => toView(row, owner));
  });
}

import { and, count, eq } from 'drizzle-orm';
import { savedViews } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { ownerOf, type SavedView, toView, VIEW_LISTS, type ViewList } from './saved-view.ts';

export interface SaveViewInput {
  list: ViewList;
  /** Takes the place of one's own view of the same name. */
  name: string;
  /** Filters, sorting and columns, as the list's address has them. */
  query: Record<string, string>;
  isShared?: boolean;
}

const MOST_OF_ONE = 50;
const MOST_MEMBERS = 40;

const parse = inputParser<SaveViewInput>(
  {
    list: { enum: VIEW_LISTS },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    query: {
      type: 'object',
      maxProperties: MOST_MEMBERS,
      additionalProperties: { type: 'string', maxLength: 500 },
    },
  },
  { isShared: { type: 'boolean' } },
);

/** Keeps the filters of a list under a name. */
export async function saveView({
  ctx,
  input,
}: {
  ctx: Context;
  input: SaveViewInput;
}): Promise<SavedView> {
  requirePermission(ctx, 'saved-view.save');
  const { isShared = false, ...given } = parse(input);
  const ownerId = ownerOf(ctx.actor);
  return inTransaction(ctx, async (scope) => {
    const before = await findOwn(scope, given.list, given.name, ownerId);
    if (!before) await refuseTooMany(scope, ownerId);
    const { tenantId } = ctx;
    const [after] = before
      ? await scope.tx
          .update(savedViews)
          .set({ query: given.query, isShared })
          .where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.id, before.id)))
          .returning()
      : await scope.tx
          .insert(savedViews)
          .values({
            ...given,
            tenantId,
            id: ctx.newId(),
            ownerId,
            isShared,
            createdAt: ctx.now.toString(),
          })
          .returning();
    const view = after as typeof savedViews.$inferSelect;
    await writeAudit(scope, 'saved-view.save', {
      kind: 'saved-view',
      id: view.id,
      before,
      after: view,
    });
    return toView(view, ownerId);
  });
}

async function findOwn({ tx, tenantId }: Scope, list: ViewList, name: string, ownerId: string) {
  const [found] = await tx
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.tenantId, tenantId),
        eq(savedViews.list, list),
        eq(savedViews.name, name),
        eq(savedViews.ownerId, ownerId),
      ),
    )
    .for('update');
  return found;
}

async function refuseTooMany({ tx, tenantId }: Scope, ownerId: string): Promise<void> {
  const [own] = await tx
    .select({ views: count() })
    .from(savedViews)
    .where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.ownerId, ownerId)));
  if ((own?.views ?? 0) < MOST_OF_ONE) return;
  throw conflict({
    zh: `每人最多保存 ${MOST_OF_ONE} 个视图`,
    en: `one person keeps ${MOST_OF_ONE} views at most`,
  });
}

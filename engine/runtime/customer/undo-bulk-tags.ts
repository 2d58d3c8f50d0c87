import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { addTags, countOf, removeTags, takeTagChanges } from './bulk-set-tags.ts';

const parse = inputParser<{ undoId: string }>({ undoId: TEXT.id });

/** Takes a change of many customers' tags back: only the tags that it added or removed itself. */
export async function undoBulkTags({
  ctx,
  input,
}: {
  ctx: Context;
  input: { undoId: string };
}): Promise<{ added: number; removed: number }> {
  requirePermission(ctx, 'customer.set-tags');
  const { undoId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const changes = await takeTagChanges(scope, undoId);
    if (!changes) throw notFound({ zh: '可撤销的标签修改', en: 'change of tags to undo' }, undoId);
    for (const [tag, ids] of Object.entries(changes.added)) await removeTags(scope, ids, [tag]);
    for (const [tag, ids] of Object.entries(changes.removed)) await addTags(scope, ids, [tag]);
    const result = { added: countOf(changes.removed), removed: countOf(changes.added) };
    const subject = { kind: 'customer-tags', id: undoId, after: { undone: true, ...result } };
    await writeAudit(scope, 'customer.set-tags', subject);
    return result;
  });
}

import { and, eq } from 'drizzle-orm';
import { importMappings } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';

const parse = inputParser<{ key: string }>({ key: TEXT.word });

/** Forgets a saved mapping; imports keep the mapping that they were made with. */
export async function removeMapping({
  ctx,
  input,
}: {
  ctx: Context;
  input: { key: string };
}): Promise<{ key: string }> {
  requirePermission(ctx, 'import.save-mapping');
  const { key } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    const [removed] = await tx
      .delete(importMappings)
      .where(and(eq(importMappings.tenantId, tenantId), eq(importMappings.key, key)))
      .returning();
    if (!removed) throw notFound({ zh: '已保存的映射', en: 'saved mapping' }, key);
    await writeAudit(scope, 'import.save-mapping', {
      kind: 'import-mapping',
      id: key,
      before: removed.document,
      after: null,
    });
    return { key };
  });
}
